package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotRef;

/** Reads where a snapshot is. */
public final class SelectSnapshot {
    private final Query query;

    SelectSnapshot(Connection connection) {
        query = connection.prepare(
                """
                SELECT snapshot_id, pack_id, stream, seq, tenant, subject, model_version, thread_id, frame_offset,
                       frame_length, turns, first_offset, last_offset
                FROM threadkeep_catalog.snapshot_by_id
                WHERE snapshot_id = :snapshot_id
                """);
    }

    /** Empty when it is not known. */
    public CompletableFuture<Optional<SnapshotRow>> execute(String snapshotId) {
        return query.one(query.bind().text("snapshot_id", snapshotId), SelectSnapshot::read);
    }

    private static SnapshotRow read(Row row) {
        SnapshotRef ref = new SnapshotRef(
                row.getString("model_version"),
                row.getString("tenant"),
                Optional.ofNullable(row.getString("subject")),
                new PackId(row.getUuid("pack_id")),
                row.getLong("frame_offset"),
                row.getInt("frame_length"),
                row.getString("snapshot_id"));
        return new SnapshotRow(
                ref,
                row.getString("stream"),
                row.getLong("seq"),
                row.getString("thread_id"),
                row.getInt("turns"),
                row.getLong("first_offset"),
                row.getLong("last_offset"));
    }
}
