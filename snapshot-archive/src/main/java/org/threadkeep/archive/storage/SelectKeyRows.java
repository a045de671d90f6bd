package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;

/** Reads all wrapped keys in a range of tokens. */
final class SelectKeyRows {
    private static final int PAGE = 1_000;

    private static final String CQL =
            """
            SELECT tenant, subject, epoch, key_id, wrapped, kek_id FROM %s.subject_key
            WHERE token(tenant, subject) > :after AND token(tenant, subject) <= :up_to
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectKeyRows(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().keys()));
    }

    Iterator<Row> execute(TokenRange range) {
        return session.rows(prepared.boundStatementBuilder()
                .setLong("after", range.after())
                .setLong("up_to", range.upTo())
                .setPageSize(PAGE)
                .build());
    }
}
