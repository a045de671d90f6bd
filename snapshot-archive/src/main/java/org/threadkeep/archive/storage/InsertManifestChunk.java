package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackId;

/** Writes a chunk of a manifest; twice is as good as once. */
final class InsertManifestChunk {
    private static final String CQL =
            """
            INSERT INTO %s.pack_manifest (pack_id, part, chunk_no, bytes)
            VALUES (:pack_id, :part, :chunk_no, :bytes)
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    InsertManifestChunk(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    CompletionStage<?> execute(PackId pack, int number, ByteBuffer bytes) {
        return session.executeAsync(prepared.boundStatementBuilder()
                .setUuid("pack_id", pack.value())
                .setInt("part", Chunk.part(number))
                .setInt("chunk_no", number)
                .setByteBuffer("bytes", bytes)
                .build());
    }
}
