package org.threadkeep.archive.storage;

import java.util.Optional;
import java.util.function.LongFunction;
import org.threadkeep.archive.FreezeLogEntry;

/** Finds the last bucket that holds anything, in a number of reads that grows with the logarithm of the buckets. */
final class LogHead {
    private LogHead() {}

    /** The last entry of the last bucket; {@code lastOf} gives the last entry of a bucket. Buckets are filled in order. */
    static Optional<FreezeLogEntry> search(LongFunction<Optional<FreezeLogEntry>> lastOf) {
        Optional<FreezeLogEntry> head = lastOf.apply(0);
        if (head.isEmpty()) {
            return head;
        }
        long filled = 0;
        long empty = 1;
        for (Optional<FreezeLogEntry> last = lastOf.apply(empty); last.isPresent(); last = lastOf.apply(empty)) {
            head = last;
            filled = empty;
            empty *= 2;
        }
        while (empty - filled > 1) {
            long middle = filled + (empty - filled) / 2;
            Optional<FreezeLogEntry> last = lastOf.apply(middle);
            if (last.isPresent()) {
                head = last;
                filled = middle;
            } else {
                empty = middle;
            }
        }
        return head;
    }
}
