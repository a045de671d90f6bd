package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes where a snapshot is. */
public final class InsertSnapshot {
    private final Query query;

    InsertSnapshot(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.snapshot_by_id (
                    snapshot_id, pack_id, stream, seq, tenant, subject, model_version, thread_id, frame_offset,
                    frame_length, turns, first_offset, last_offset)
                VALUES (
                    :snapshot_id, :pack_id, :stream, :seq, :tenant, :subject, :model_version, :thread_id,
                    :frame_offset, :frame_length, :turns, :first_offset, :last_offset)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(SnapshotRow row) {
        return query.write(query.bind()
                .text("snapshot_id", row.ref().snapshotId())
                .uuid("pack_id", row.ref().pack().value())
                .text("stream", row.stream())
                .bigint("seq", row.seq())
                .text("tenant", row.ref().tenant())
                .text("subject", row.ref().subject())
                .text("model_version", row.ref().modelVersion())
                .text("thread_id", row.threadId())
                .bigint("frame_offset", row.ref().frameOffset())
                .integer("frame_length", row.ref().frameLength())
                .integer("turns", row.turns())
                .bigint("first_offset", row.firstOffset())
                .bigint("last_offset", row.lastOffset()));
    }
}
