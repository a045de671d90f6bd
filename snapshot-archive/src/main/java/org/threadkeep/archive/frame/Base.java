package org.threadkeep.archive.frame;

import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;

/**
 * The earlier frame whose records a delta copies from.
 *
 * @param place of the earlier frame
 * @param depth of the delta: how many frames have to be opened before it, 1 to {@value #MAX_DEPTH}
 */
public record Base(FramePlace place, int depth) implements Opener {
    /** So many deltas may follow one another: a turn is read from at most one frame more than that. */
    public static final int MAX_DEPTH = 32;

    /** Longest records that may be a base, in bytes. */
    public static final int MAX_PLAIN_BYTES = 8 << 20;

    /** Checks the depth. */
    public Base {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new ArchiveFormatException(
                    "a delta of depth " + depth + "; it is at least 1 and at most " + MAX_DEPTH);
        }
    }

    /** Whether records can be a base: whoever reads a delta has them all in memory. */
    public static boolean canBe(Plain plain) {
        return plain.length() <= MAX_PLAIN_BYTES;
    }
}
