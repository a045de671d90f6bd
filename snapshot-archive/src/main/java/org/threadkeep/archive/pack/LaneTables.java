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

/** The tables of a manifest's JSON. What they leave out because it follows from them is put back here. */
final class LaneTables {
    private final PackId pack;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<FrameEntry> frames = new ArrayList<>();

    LaneTables(JsonNode json, PackId pack, long firstOffset) {
        this.pack = pack;
        JsonNode table = json.path("lanes");
        ColumnReader rows = new ColumnReader(table, JsonMembers.rows(table, "modelVersion"));
        List<Optional<String>> models = rows.texts("modelVersion");
        List<Integer> counts = rows.counts("frames", 1);
        FrameTable ofFrames = new FrameTable(json.path("frames"));
        TurnTable ofTurns = new TurnTable(json.path("turns"), firstOffset);
        List<Long> bytes = new ArrayList<>();
        for (int lane = 0; lane < counts.size(); lane++) {
            bytes.add(read(
                    models.get(lane).orElseThrow(() -> missing("modelVersion")), counts.get(lane), ofFrames, ofTurns));
        }
        ofFrames.requireEnd();
        ofTurns.requireEnd();
        addLanes(models, bytes, table);
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** Lane after lane. */
    List<FrameEntry> frames() {
        return frames;
    }

    /** How many bytes the lane has. */
    private long read(String modelVersion, int count, FrameTable ofFrames, TurnTable ofTurns) {
        long bytes = 0;
        for (FrameTable.Row row : ofFrames.next(count)) {
            List<TurnEntry> turns = ofTurns.next(row.turns());
            frames.add(
                    turns.isEmpty()
                            ? new PieceEntry(modelVersion, row.tenant(), bytes, row.length())
                            : snapshot(modelVersion, bytes, row, turns));
            bytes = Math.addExact(bytes, row.length());
        }
        return bytes;
    }

    private SnapshotEntry snapshot(String modelVersion, long frameOffset, FrameTable.Row row, List<TurnEntry> turns) {
        return new SnapshotEntry(
                SnapshotId.of(pack, modelVersion, frameOffset),
                modelVersion,
                row.tenant(),
                row.subject(),
                row.threadId(),
                row.threadId().isPresent() ? Optional.empty() : turns.get(0).contextBefore(),
                frameOffset,
                row.length(),
                turns);
    }

    private void addLanes(List<Optional<String>> models, List<Long> bytes, JsonNode table) {
        long chunks = bytes.stream().mapToLong(Chunk::count).sum();
        List<String> digests = new ColumnReader(table, JsonMembers.asInteger(chunks, "chunkDigests"))
                .ids("chunkDigests").stream()
                        .map(digest -> digest.orElseThrow(() -> missing("chunkDigests")))
                        .toList();
        int at = 0;
        for (int lane = 0; lane < bytes.size(); lane++) {
            int end = at + (int) Chunk.count(bytes.get(lane));
            lanes.add(new Lane(models.get(lane).orElseThrow(), bytes.get(lane), digests.subList(at, end)));
            at = end;
        }
    }

    static IllegalArgumentException missing(String column) {
        return new IllegalArgumentException(column + " is missing");
    }
}
