package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.threadkeep.archivetool.verify.Progress;

/** Tells people how far it is: a line now and then. */
final class ProgressLines implements Progress {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double MEGABYTE = 1e6;

    private final PrintWriter err;
    private final Instant begin = Instant.now();
    private long bytesBefore = -1;
    private Instant told = Instant.EPOCH;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void at(String phase, long done, long all, long packs, long bytes, long faults) {
        Instant now = Instant.now();
        if (bytesBefore < 0) {
            bytesBefore = bytes; // read before a checkpoint
        }
        if (done < all && now.isBefore(told.plus(EVERY))) {
            return;
        }
        told = now;
        double seconds = Math.max(Duration.between(begin, now).toMillis(), 1) / 1e3;
        err.printf(
                "%s %d %%, %,d packs, %.1f MB/s, %,d faults%n",
                phase, all == 0 ? 100 : 100 * done / all, packs, (bytes - bytesBefore) / MEGABYTE / seconds, faults);
        err.flush();
    }
}
