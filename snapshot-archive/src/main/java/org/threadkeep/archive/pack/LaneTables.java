package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.TurnEntry;

/** The two tables of a lane in a manifest's JSON. What the tables leave out because it follows from them is put back here. */
final class LaneTables {
    private final String modelVersion;
    private final JsonNode json;
    private final List<SnapshotEntry> snapshots = new ArrayList<>();
    private long bytes;

    LaneTables(JsonNode lane, PackId pack, long firstOffset) {
        this.modelVersion = JsonMembers.text(lane, "modelVersion");
        this.json = lane;
        read(pack, firstOffset);
    }

    List<SnapshotEntry> snapshots() {
        return snapshots;
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
        ColumnReader frames =
                new ColumnReader(table, JsonMembers.array(table, "length").size());
        List<Integer> turnCounts = frames.counts("turns", 1);
        List<Integer> lengths = frames.counts("length", 0);
        List<Optional<String>> tenants = frames.texts("tenant");
        List<Optional<String>> subjects = frames.texts("subject");
        List<Optional<String>> threads = frames.ids("threadId");
        TurnTable turns = new TurnTable(json.path("turns"), firstOffset);
        for (int i = 0; i < frames.rows(); i++) {
            List<TurnEntry> entries = turns.next(turnCounts.get(i));
            snapshots.add(new SnapshotEntry(
                    SnapshotId.of(pack, modelVersion, bytes),
                    modelVersion,
                    tenants.get(i).orElseThrow(() -> missing("tenant")),
                    subjects.get(i),
                    threads.get(i),
                    threads.get(i).isPresent() ? Optional.empty() : contextBefore(entries),
                    bytes,
                    lengths.get(i),
                    entries));
            bytes = Math.addExact(bytes, lengths.get(i));
        }
        turns.requireEnd();
    }

    private static Optional<String> contextBefore(List<TurnEntry> entries) {
        return entries.stream().findFirst().flatMap(TurnEntry::contextBefore);
    }

    static IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(column + " is missing");
    }
}
