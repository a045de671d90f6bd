package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackId;

/** Reads chunks of a lane that share a partition, in order. */
final class SelectChunks {
    /** 2 MiB at a time. */
    static final int PAGE = (2 << 20) / Chunk.BYTES;

    private static final String CQL =
            """
            SELECT chunk_no, bytes FROM %s.chunk
            WHERE model_version = :model_version AND pack_id = :pack_id AND part = :part
            AND chunk_no >= :first AND chunk_no <= :last
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectChunks(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    Iterator<Row> execute(String modelVersion, PackId pack, int part, int first, int last) {
        return session.rows(prepared.boundStatementBuilder()
                .setString("model_version", modelVersion)
                .setUuid("pack_id", pack.value())
                .setInt("part", part)
                .setInt("first", first)
                .setInt("last", last)
                .setPageSize(PAGE)
                .build());
    }
}
