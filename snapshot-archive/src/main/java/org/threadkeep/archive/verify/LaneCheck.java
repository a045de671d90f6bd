package org.threadkeep.archive.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.SnapshotEntry;

/** Checks a lane's chunks, and the digests of its frames, in one pass that holds no more than a chunk. Not thread-safe. */
public final class LaneCheck {
    private final Lane lane;
    private final IntFunction<String> rowName;
    private final Findings findings;
    private final FrameDigests frames;
    private int next;

    /**
     * Begins with the lane's first chunk.
     *
     * @param snapshots those of this lane, which fill it
     * @param rowName names the row of a chunk
     */
    public LaneCheck(Lane lane, List<SnapshotEntry> snapshots, IntFunction<String> rowName, Findings findings) {
        this.lane = lane;
        this.rowName = rowName;
        this.findings = findings;
        this.frames = new FrameDigests(
                snapshots.stream()
                        .sorted(Comparator.comparingLong(SnapshotEntry::frameOffset))
                        .toList(),
                this::frame);
    }

    /** How many chunks the lane has. */
    public int chunks() {
        return lane.chunkDigests().size();
    }

    /** A stored chunk; numbers rise, and are below {@link #chunks()}. What is passed over is missing. */
    public void chunk(int number, byte[] bytes) {
        missingUpTo(number);
        next = number + 1;
        findings.count(Counted.chunks, 1);
        findings.count(Counted.bytes, bytes.length);
        int length = length(number);
        String digest = Digests.sha256(bytes);
        String expected = lane.chunkDigests().get(number);
        if (bytes.length == length && digest.equals(expected)) {
            frames.bytes(start(number), bytes);
        } else {
            frames.missing(start(number), length);
            findings.fault(rowName.apply(number), describe(length, expected), describe(bytes.length, digest));
        }
    }

    /** No more chunks; the frames that could not be read whole. */
    public Set<SnapshotEntry> end() {
        missingUpTo(chunks());
        return frames.broken();
    }

    private void missingUpTo(int number) {
        for (; next < number; next++) {
            frames.missing(start(next), length(next));
            findings.fault(
                    rowName.apply(next),
                    describe(length(next), lane.chunkDigests().get(next)),
                    "no row");
        }
    }

    private void frame(SnapshotEntry frame, String digest) {
        if (digest.equals(frame.snapshotId())) {
            findings.count(Counted.frames, 1);
        } else {
            findings.fault(
                    rowName.apply((int) (frame.frameOffset() / Chunk.BYTES)),
                    "a frame with digest " + frame.snapshotId() + " at byte " + frame.frameOffset() + " of the lane",
                    "digest " + digest);
        }
    }

    private static long start(int number) {
        return (long) number * Chunk.BYTES;
    }

    private int length(int number) {
        return (int) Math.min(Chunk.BYTES, lane.bytes() - start(number));
    }

    private static String describe(int length, String digest) {
        return length + " bytes with digest " + digest;
    }
}
