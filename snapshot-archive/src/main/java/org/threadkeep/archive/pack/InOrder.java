package org.threadkeep.archive.pack;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a manifest's turns in the order of their offsets, in which their times hardly differ from one to the next: in the table
 * itself they stand model version by model version.
 */
final class InOrder {
    private InOrder() {}

    /** Numbers of the rows, the least offset first; rows of the same offset as they stand. */
    static List<Integer> of(List<Long> offsets) {
        return IntStream.range(0, offsets.size())
                .boxed()
                .sorted(Comparator.comparing(offsets::get))
                .toList();
    }
}
