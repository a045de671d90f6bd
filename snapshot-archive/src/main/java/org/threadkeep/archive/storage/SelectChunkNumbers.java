package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.UUID;

/** Reads which chunks a partition has, without their bytes. */
final class SelectChunkNumbers {
    private static final String CQL =
            """
            SELECT chunk_no FROM %s.chunk
            WHERE model_version = :model_version AND pack_id = :pack_id AND part = :part
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectChunkNumbers(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    Iterator<Row> execute(String modelVersion, UUID pack, int part) {
        return session.rows(prepared.boundStatementBuilder()
                .setString("model_version", modelVersion)
                .setUuid("pack_id", pack)
                .setInt("part", part)
                .build());
    }
}
