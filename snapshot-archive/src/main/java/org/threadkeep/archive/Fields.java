package org.threadkeep.archive;

import java.util.Objects;
import java.util.Optional;

/** Checks of record components; an error names the component. */
final class Fields {
    private Fields() {}

    static String text(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is empty");
        }
        return value;
    }

    static Optional<String> text(String field, Optional<String> value) {
        Objects.requireNonNull(value, field);
        value.ifPresent(present -> text(field, present));
        return value;
    }

    static long notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " is " + value + ", below 0");
        }
        return value;
    }

    static void offsets(long firstOffset, long nextOffset, PackCounts counts) {
        notNegative("firstOffset", firstOffset);
        Objects.requireNonNull(counts, "counts");
        if (nextOffset <= firstOffset) {
            throw new IllegalArgumentException("nextOffset " + nextOffset + " is not above firstOffset " + firstOffset);
        }
        if (nextOffset - firstOffset != counts.total()) {
            throw new IllegalArgumentException("counts make " + counts.total() + " records, but the offsets "
                    + firstOffset + " to " + nextOffset + " hold " + (nextOffset - firstOffset));
        }
    }
}
