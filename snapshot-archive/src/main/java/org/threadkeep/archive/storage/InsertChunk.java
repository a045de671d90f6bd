package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackId;

/** Writes a chunk of a lane; twice is as good as once. */
final class InsertChunk {
    private static final String CQL =
            """
            INSERT INTO %s.chunk (model_version, pack_id, part, chunk_no, bytes)
            VALUES (:model_version, :pack_id, :part, :chunk_no, :bytes)
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    InsertChunk(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    CompletionStage<?> execute(PackId pack, Chunk chunk) {
        return session.executeAsync(prepared.boundStatementBuilder()
                .setString("model_version", chunk.modelVersion())
                .setUuid("pack_id", pack.value())
                .setInt("part", Chunk.part(chunk.number()))
                .setInt("chunk_no", chunk.number())
                .setByteBuffer("bytes", ByteBuffer.wrap(chunk.bytes()))
                .build());
    }
}
