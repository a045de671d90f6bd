package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;

/** Adds a turn to its thread. */
public final class InsertTurn {
    private final Query query;

    InsertTurn(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.turn_by_thread (
                    thread_id, stream, bucket, offset, turn_id, body_digest, tenant, subject, model_version, deployment,
                    context_before, context_after, facts, parent_state, parents, candidates, pack_id, seq, snapshot_id,
                    frame_offset, frame_length, record_index, started_at, ended_at, recorded_at, sequence, source,
                    end_of_thread, cancelled)
                VALUES (
                    :thread_id, :stream, :bucket, :offset, :turn_id, :body_digest, :tenant, :subject, :model_version,
                    :deployment, :context_before, :context_after, :facts, :parent_state, :parents, :candidates, :pack_id,
                    :seq, :snapshot_id, :frame_offset, :frame_length, :record_index, :started_at, :ended_at, :recorded_at,
                    :sequence, :source, :end_of_thread, :cancelled)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(TurnRow row) {
        Binding bound = query.bind()
                .text("thread_id", row.threadId())
                .text("stream", row.stream())
                .bigint("bucket", row.place().threadBucket())
                .bigint("seq", row.seq());
        bindSnapshot(bound, row.snapshot());
        bindEntry(bound, row.entry());
        bound.text("parent_state", row.parents().state().name())
                .texts("parents", row.parents().turnIds())
                .texts("candidates", row.parents().candidates());
        return query.write(bound);
    }

    private static void bindSnapshot(Binding bound, SnapshotRef snapshot) {
        bound.text("tenant", snapshot.tenant())
                .text("subject", snapshot.subject())
                .text("model_version", snapshot.modelVersion())
                .uuid("pack_id", snapshot.pack().value())
                .text("snapshot_id", snapshot.snapshotId())
                .bigint("frame_offset", snapshot.frameOffset())
                .integer("frame_length", snapshot.frameLength());
    }

    private static void bindEntry(Binding bound, TurnEntry entry) {
        bound.text("turn_id", entry.turnId())
                .text("body_digest", entry.bodyDigest())
                .bigint("offset", entry.offset())
                .integer("record_index", entry.index())
                .text("deployment", entry.deployment())
                .text("context_before", entry.contextBefore())
                .texts("context_after", entry.contextAfter())
                .texts("facts", entry.facts())
                .text("started_at", entry.startedAt())
                .text("ended_at", entry.endedAt())
                .text("recorded_at", entry.recordedAt())
                .bigint("sequence", entry.sequence())
                .text("source", entry.source())
                .flag("end_of_thread", entry.endOfThread())
                .flag("cancelled", entry.cancelled());
    }
}
