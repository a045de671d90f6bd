package org.threadkeep.archive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a pack holds and where, in clear but pseudonymous: enough to rebuild every lookup without decrypting.
 *
 * @param version of the manifest's form, {@value #VERSION}
 * @param firstOffset first Kafka offset of the pack
 * @param nextOffset the offset after its last
 * @param lanes one per model version
 * @param snapshots one per frame
 * @param gap who accepted that these offsets are lost, exactly when {@code counts.lost} is above 0: a gap is a pack of its own
 */
public record PackManifest(
        int version,
        PackId pack,
        StreamId stream,
        long firstOffset,
        long nextOffset,
        PackCounts counts,
        List<Lane> lanes,
        List<SnapshotEntry> snapshots,
        Optional<AcceptedGap> gap) {

    /** The version that this code writes, and the only one that it reads. */
    public static final int VERSION = 1;

    /** Checks the accounting (I3), that all turns are there, and that every frame is inside its lane. */
    public PackManifest {
        if (version != VERSION) {
            throw new UnknownVersionException("manifest", version, VERSION);
        }
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(stream, "stream");
        Fields.offsets(firstOffset, nextOffset, counts);
        requireGap(counts, gap);
        lanes = List.copyOf(lanes);
        snapshots = List.copyOf(snapshots);
        long turns = snapshots.stream().mapToLong(s -> s.turns().size()).sum();
        if (turns != counts.turns()) {
            throw new IllegalArgumentException(
                    "snapshots hold " + turns + " turns, but counts.turns is " + counts.turns());
        }
        requireInLanes(lanes, snapshots);
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

    private static void requireInLanes(List<Lane> lanes, List<SnapshotEntry> snapshots) {
        Map<String, Lane> byModel = lanes.stream().collect(Collectors.toMap(Lane::modelVersion, Function.identity()));
        for (SnapshotEntry snapshot : snapshots) {
            Lane lane = byModel.get(snapshot.modelVersion());
            if (lane == null || lane.bytes() - snapshot.frameLength() < snapshot.frameOffset()) {
                throw new IllegalArgumentException("snapshot " + snapshot.snapshotId() + " is outside of the lanes");
            }
        }
    }
}
