package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;

/** Finds the partitions of chunks in a range of tokens: a scan over partition keys. */
final class SelectChunkPartitions {
    private static final int PAGE = 1_000;

    private static final String CQL =
            """
            SELECT DISTINCT model_version, pack_id, part FROM %s.chunk
            WHERE token(model_version, pack_id, part) > :after AND token(model_version, pack_id, part) <= :up_to
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectChunkPartitions(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    Iterator<Row> execute(TokenRange range) {
        return session.rows(prepared.boundStatementBuilder()
                .setLong("after", range.after())
                .setLong("up_to", range.upTo())
                .setPageSize(PAGE)
                .build());
    }
}
