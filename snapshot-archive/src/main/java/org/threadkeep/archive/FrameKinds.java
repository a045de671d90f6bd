package org.threadkeep.archive;

/**
 * How many frames of a pack are of which kind.
 *
 * @param own that need no other frame
 * @param based deltas on an earlier frame
 * @param tombstones of turns whose subject was erased since they were said
 * @param pieces that other frames share
 */
public record FrameKinds(long own, long based, long tombstones, long pieces) {
    /** Of a pack without frames. */
    public static final FrameKinds NONE = new FrameKinds(0, 0, 0, 0);

    /** None is negative. */
    public FrameKinds {
        Fields.notNegative("own", own);
        Fields.notNegative("based", based);
        Fields.notNegative("tombstones", tombstones);
        Fields.notNegative("pieces", pieces);
    }
}
