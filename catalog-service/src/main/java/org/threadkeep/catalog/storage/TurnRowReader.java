package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;

/** Reads what {@link InsertTurn} wrote. */
final class TurnRowReader {
    /** The columns that are read. */
    static final String COLUMNS =
            """
            thread_id, stream, offset, turn_id, body_digest, tenant, subject, model_version, deployment, context_before,
            context_after, facts, parent_state, parents, candidates, pack_id, seq, snapshot_id, frame_offset, frame_length,
            record_index, started_at, ended_at, recorded_at, sequence, source, end_of_thread, cancelled""";

    private TurnRowReader() {}

    static TurnRow read(Row row) {
        return new TurnRow(
                row.getString("thread_id"),
                row.getString("stream"),
                row.getLong("seq"),
                snapshot(row),
                entry(row),
                parents(row));
    }

    private static SnapshotRef snapshot(Row row) {
        return new SnapshotRef(
                row.getString("model_version"),
                row.getString("tenant"),
                text(row, "subject"),
                new PackId(row.getUuid("pack_id")),
                row.getLong("frame_offset"),
                row.getInt("frame_length"),
                row.getString("snapshot_id"));
    }

    private static TurnEntry entry(Row row) {
        return new TurnEntry(
                row.getString("turn_id"),
                row.getString("body_digest"),
                row.getLong("offset"),
                row.getInt("record_index"),
                text(row, "deployment"),
                text(row, "context_before"),
                texts(row, "context_after"),
                parents(row).state() == Parents.State.DECLARED ? texts(row, "parents") : List.of(),
                text(row, "started_at"),
                text(row, "ended_at"),
                row.getString("recorded_at"),
                row.isNull("sequence") ? OptionalLong.empty() : OptionalLong.of(row.getLong("sequence")),
                text(row, "source"),
                row.getBoolean("end_of_thread"),
                row.getBoolean("cancelled"),
                texts(row, "facts"));
    }

    private static Parents parents(Row row) {
        return new Parents(
                Parents.State.valueOf(row.getString("parent_state")), texts(row, "parents"), texts(row, "candidates"));
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> texts(Row row, String column) {
        return row.getList(column, String.class);
    }
}
