package org.threadkeep.archive;

import java.util.List;
import java.util.Objects;

/**
 * What a pack is made of: the turns of a stream between two offsets.
 *
 * @param turns in the order of their offsets
 */
public record PackContent(
        StreamId stream, long firstOffset, long nextOffset, PackCounts counts, List<FreezableTurn> turns) {

    /** Checks the accounting (I3) and the order. */
    public PackContent {
        Objects.requireNonNull(stream, "stream");
        Fields.offsets(firstOffset, nextOffset, counts);
        turns = List.copyOf(turns);
        if (counts.lost() > 0) {
            throw new IllegalArgumentException("counts.lost is " + counts.lost() + ", but a gap is a pack of its own");
        }
        if (turns.size() != counts.turns()) {
            throw new IllegalArgumentException("turns are " + turns.size() + ", but counts.turns is " + counts.turns());
        }
        long least = firstOffset;
        for (FreezableTurn turn : turns) {
            long offset = turn.entry().offset();
            if (offset < least || offset >= nextOffset) {
                throw new IllegalArgumentException("turns: offset " + offset + " is not between " + least + " and "
                        + nextOffset + ", or stands twice");
            }
            least = offset + 1;
        }
    }
}
