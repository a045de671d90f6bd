package org.threadkeep.archive.storage;

import java.util.Arrays;

/**
 * Packs by what became of them, and what was deleted.
 *
 * @param deleted superseded ones whose chunks and manifest are gone
 */
public record SweepReport(long young, long committed, long open, long unreadable, long superseded, long deleted) {
    /** Nothing yet. */
    public static final SweepReport NONE = new SweepReport(0, 0, 0, 0, 0, 0);

    /** All packs that were looked at. */
    public long packs() {
        return Arrays.stream(new long[] {young, committed, open, unreadable, superseded})
                .sum();
    }

    SweepReport and(PackFate fate) {
        return new SweepReport(
                young + (fate instanceof PackFate.Young ? 1 : 0),
                committed + (fate instanceof PackFate.Committed ? 1 : 0),
                open + (fate instanceof PackFate.Open ? 1 : 0),
                unreadable + (fate instanceof PackFate.Unreadable ? 1 : 0),
                superseded + (fate instanceof PackFate.Superseded ? 1 : 0),
                deleted);
    }

    SweepReport andDeleted() {
        return new SweepReport(young, committed, open, unreadable, superseded, deleted + 1);
    }
}
