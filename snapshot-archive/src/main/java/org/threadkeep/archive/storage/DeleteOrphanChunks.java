package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.PackId;

/** Deletes a partition of chunks of a pack that never became part of the archive, and never can. */
final class DeleteOrphanChunks {
    private static final String CQL =
            """
            DELETE FROM %s.chunk
            WHERE model_version = :model_version AND pack_id = :pack_id AND part = :part
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    DeleteOrphanChunks(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    CompletionStage<?> execute(String modelVersion, PackId pack, int part) {
        return session.executeAsync(prepared.boundStatementBuilder()
                .setString("model_version", modelVersion)
                .setUuid("pack_id", pack.value())
                .setInt("part", part)
                .build());
    }
}
