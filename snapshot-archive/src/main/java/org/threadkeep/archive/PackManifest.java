package org.threadkeep.archive;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a pack holds and where, in clear but pseudonymous: enough to rebuild every lookup without decrypting.
 *
 * @param firstOffset first Kafka offset of the pack
 * @param nextOffset the offset after its last
 * @param lanes one per model version
 * @param frames lane after lane, in the order in which they fill their lane
 * @param gap who accepted that these offsets are lost, exactly when {@code counts.lost} is above 0: a gap is a pack of its own
 */
public record PackManifest(
        PackId pack,
        StreamId stream,
        long firstOffset,
        long nextOffset,
        PackCounts counts,
        List<Lane> lanes,
        List<FrameEntry> frames,
        Optional<AcceptedGap> gap) {

    /** Of the manifest's form. */
    public static final int VERSION = 4;

    /** Checks the accounting (I3), that all turns are there, and that every frame is inside its lane. */
    public PackManifest {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(stream, "stream");
        Fields.offsets(firstOffset, nextOffset, counts);
        requireGap(counts, gap);
        lanes = List.copyOf(lanes);
        frames = List.copyOf(frames);
        long turns = frames.stream().mapToLong(s -> s.turns().size()).sum();
        if (turns != counts.turns()) {
            throw new IllegalArgumentException(
                    "snapshots hold " + turns + " turns, but counts.turns is " + counts.turns());
        }
        requireFilled(lanes, frames);
    }

    /** The frames that hold turns: all but the pieces. */
    public List<SnapshotEntry> snapshots() {
        return frames.stream()
                .filter(SnapshotEntry.class::isInstance)
                .map(SnapshotEntry.class::cast)
                .toList();
    }

    /** Each lane, in order, with the frames that fill it, in order. */
    public Map<Lane, List<FrameEntry>> framesByLane() {
        Map<String, List<FrameEntry>> byModelVersion =
                frames.stream().collect(Collectors.groupingBy(FrameEntry::modelVersion));
        Map<Lane, List<FrameEntry>> byLane = new LinkedHashMap<>();
        lanes.forEach(lane -> byLane.put(lane, byModelVersion.getOrDefault(lane.modelVersion(), List.of())));
        return byLane;
    }

    private static void requireGap(PackCounts counts, Optional<AcceptedGap> gap) {
        if (gap.isPresent() != (counts.lost() > 0)) {
            throw new IllegalArgumentException(
                    "gap is " + (gap.isPresent() ? "there" : "missing") + ", but counts.lost is " + counts.lost());
        }
        if (gap.isPresent() && counts.lost() != counts.total()) {
            throw new IllegalArgumentException("gap: counts.lost is " + counts.lost() + " of " + counts.total()
                    + ", but a gap is a pack of its own");
        }
    }

    private static void requireFilled(List<Lane> lanes, List<FrameEntry> entries) {
        Iterator<FrameEntry> frames = entries.iterator();
        for (Lane lane : lanes) {
            for (long at = 0; at < lane.bytes(); ) {
                if (!frames.hasNext()) {
                    throw new IllegalArgumentException("frames end before lane " + lane.modelVersion());
                }
                at += requireAt(lane, at, frames.next());
            }
        }
        if (frames.hasNext()) {
            throw new IllegalArgumentException("frames are more than the lanes hold");
        }
    }

    private static int requireAt(Lane lane, long at, FrameEntry frame) {
        boolean isThere = frame.modelVersion().equals(lane.modelVersion())
                && frame.frameOffset() == at
                && frame.frameLength() <= lane.bytes() - at;
        if (!isThere) {
            throw new IllegalArgumentException(
                    "frame at byte " + frame.frameOffset() + " is not the one at byte " + at + " of its lane");
        }
        return frame.frameLength();
    }
}
