package org.threadkeep.archive.storage;

import java.util.Optional;
import java.util.function.LongFunction;
import org.threadkeep.archive.FreezeLogEntry;

/** Finds the entry of an offset, in a number of reads that grows with the logarithm of the log: offsets rise with seq. */
final class LogSearch {
    private LogSearch() {}

    /** The entry whose offsets hold this one; empty when the log begins after it, or ends before it. */
    static Optional<FreezeLogEntry> at(long offset, long lastSeq, LongFunction<FreezeLogEntry> entryAt) {
        long low = 0;
        long high = lastSeq;
        while (low <= high) {
            long middle = low + (high - low) / 2;
            FreezeLogEntry entry = entryAt.apply(middle);
            if (offset < entry.firstOffset()) {
                high = middle - 1;
            } else if (offset >= entry.nextOffset()) {
                low = middle + 1;
            } else {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
