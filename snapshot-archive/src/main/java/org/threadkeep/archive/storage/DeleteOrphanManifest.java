package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.PackId;

/** Deletes a partition of the manifest of a pack that never became part of the archive, and never can. */
final class DeleteOrphanManifest {
    private static final String CQL =
            """
            DELETE FROM %s.pack_manifest
            WHERE pack_id = :pack_id AND part = :part
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    DeleteOrphanManifest(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    CompletionStage<?> execute(PackId pack, int part) {
        return session.executeAsync(prepared.boundStatementBuilder()
                .setUuid("pack_id", pack.value())
                .setInt("part", part)
                .build());
    }
}
