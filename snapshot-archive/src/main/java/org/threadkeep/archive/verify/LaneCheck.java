package org.threadkeep.archive.verify;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PieceEntry;

/** Checks a lane's chunks in one pass that holds no more than one of them. Not thread-safe. */
public final class LaneCheck {
    private final Lane lane;
    private final IntFunction<String> rowName;
    private final Findings findings;
    private final List<FrameEntry> frames;
    private final BitSet broken = new BitSet();
    private int next;

    /**
     * Begins with the lane's first chunk.
     *
     * @param frames those of this lane, which fill it
     * @param rowName names the row of a chunk
     */
    public LaneCheck(Lane lane, List<FrameEntry> frames, IntFunction<String> rowName, Findings findings) {
        this.lane = lane;
        this.frames = frames;
        this.rowName = rowName;
        this.findings = findings;
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
        if (bytes.length != length || !digest.equals(expected)) {
            broken.set(number);
            findings.fault(rowName.apply(number), describe(length, expected), describe(bytes.length, digest));
        }
    }

    /** No more chunks; the frames that could not be read whole. */
    public Set<FrameEntry> end() {
        missingUpTo(chunks());
        Set<FrameEntry> unreadable = frames.stream().filter(this::isBroken).collect(Collectors.toUnmodifiableSet());
        frames.stream()
                .filter(frame -> !unreadable.contains(frame))
                .forEach(frame -> findings.count(frame instanceof PieceEntry ? Counted.pieces : Counted.frames, 1));
        return unreadable;
    }

    private boolean isBroken(FrameEntry frame) {
        int first = broken.nextSetBit((int) (frame.frameOffset() / Chunk.BYTES));
        return first >= 0 && first <= (frame.frameOffset() + frame.frameLength() - 1) / Chunk.BYTES;
    }

    private void missingUpTo(int number) {
        for (; next < number; next++) {
            broken.set(next);
            findings.fault(
                    rowName.apply(next),
                    describe(length(next), lane.chunkDigests().get(next)),
                    "no row");
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
