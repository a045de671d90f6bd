package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PieceEntry;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.TurnEntry;

/** The two tables of a lane in a manifest's JSON. What the tables leave out because it follows from them is put back here. */
final class LaneTables {
    private final String modelVersion;
    private final JsonNode json;
    private final List<FrameEntry> frames = new ArrayList<>();
    private long bytes;

    LaneTables(JsonNode lane, PackId pack, long firstOffset) {
        this.modelVersion = JsonMembers.text(lane, "modelVersion");
        this.json = lane;
        read(pack, firstOffset);
    }

    List<FrameEntry> frames() {
        return frames;
    }

    Lane lane() {
        ColumnReader digests = new ColumnReader(json, Math.toIntExact(Chunk.count(bytes)));
        return new Lane(
                modelVersion,
                bytes,
                digests.ids("chunkDigests").stream()
                        .map(digest -> digest.orElseThrow(() -> missing("chunkDigests")))
                        .toList());
    }

    private void read(PackId pack, long firstOffset) {
        JsonNode table = json.path("frames");
        ColumnReader rows =
                new ColumnReader(table, JsonMembers.array(table, "length").size());
        List<Integer> turnCounts = rows.counts("turns", 1);
        List<Integer> lengths = rows.counts("length", 0);
        List<Optional<String>> tenants = rows.texts("tenant");
        List<Optional<String>> subjects = rows.texts("subject");
        List<Optional<String>> threads = rows.ids("threadId");
        TurnTable turns = new TurnTable(json.path("turns"), firstOffset);
        for (int i = 0; i < rows.rows(); i++) {
            String tenant = tenants.get(i).orElseThrow(() -> missing("tenant"));
            int length = lengths.get(i);
            List<TurnEntry> entries = turns.next(turnCounts.get(i));
            frames.add(
                    entries.isEmpty()
                            ? new PieceEntry(modelVersion, tenant, bytes, length)
                            : snapshot(pack, tenant, subjects.get(i), threads.get(i), length, entries));
            bytes = Math.addExact(bytes, length);
        }
        turns.requireEnd();
    }

    private SnapshotEntry snapshot(
            PackId pack,
            String tenant,
            Optional<String> subject,
            Optional<String> thread,
            int length,
            List<TurnEntry> entries) {
        return new SnapshotEntry(
                SnapshotId.of(pack, modelVersion, bytes),
                modelVersion,
                tenant,
                subject,
                thread,
                thread.isPresent() ? Optional.empty() : entries.get(0).contextBefore(),
                bytes,
                length,
                entries);
    }

    static IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(column + " is missing");
    }
}
