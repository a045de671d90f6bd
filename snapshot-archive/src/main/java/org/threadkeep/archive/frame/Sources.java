package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a frame's copies are taken from, as if it were one run of bytes.
 *
 * @param base records of the base; empty without one
 * @param parts the base's records, if there is one, then the contents of the pieces in their order; not copied
 */
record Sources(Optional<byte[]> base, List<byte[]> parts) {
    Sources {
        parts = List.copyOf(parts);
    }

    static Sources of(byte[] base) {
        return of(Optional.of(base), List.of());
    }

    static Sources of(Optional<byte[]> base, List<byte[]> pieces) {
        List<byte[]> parts = new ArrayList<>();
        base.ifPresent(parts::add);
        parts.addAll(pieces);
        return new Sources(base, parts);
    }

    int length() {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        return length;
    }

    /** What {@code copy} says, into {@code plain}; it may go on from one part into the next. */
    void copy(Copy copy, byte[] plain) {
        int start = 0;
        for (byte[] part : parts) {
            int from = Math.max(copy.from(), start);
            int to = Math.min(copy.sourceEnd(), start + part.length);
            if (from < to) {
                System.arraycopy(part, from - start, plain, copy.at() + from - copy.from(), to - from);
            }
            start += part.length;
        }
    }
}
