package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;

/** Finds the packs that have a manifest, or some of one, in a range of tokens: a scan over partition keys. */
final class SelectPackIds {
    private static final int PAGE = 1_000;

    private static final String CQL =
            """
            SELECT DISTINCT pack_id, part FROM %s.pack_manifest
            WHERE token(pack_id, part) > :after AND token(pack_id, part) <= :up_to
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectPackIds(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    /** A row for every partition of a manifest; part 0 is there whenever another one is. */
    Iterator<Row> execute(TokenRange range) {
        return session.rows(prepared.boundStatementBuilder()
                .setLong("after", range.after())
                .setLong("up_to", range.upTo())
                .setPageSize(PAGE)
                .build());
    }
}
