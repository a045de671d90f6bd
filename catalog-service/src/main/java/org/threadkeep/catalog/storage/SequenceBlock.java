package org.threadkeep.catalog.storage;

import java.util.Objects;

/** {@value #SIZE} consecutive numbers of a source. */
public record SequenceBlock(SourceName name, long block) {
    /** How many numbers a block has. */
    public static final int SIZE = 16_384;

    /** Nothing is null. */
    public SequenceBlock {
        Objects.requireNonNull(name, "name");
    }

    /** The block that a number is in. */
    public static long of(long number) {
        return number / SIZE;
    }
}
