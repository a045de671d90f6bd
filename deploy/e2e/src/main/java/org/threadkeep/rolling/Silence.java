package org.threadkeep.rolling;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long nobody was answered while somebody waited, at the longest. A slow answer counts like a refusal. */
final class Silence {
    private final LongSupplier clock;
    private int waiting;
    private long since;
    private long longest;
    private long refusedWithin;
    private long refusedSince;
    private long answers;
    private long refusals;

    /**
     * Nobody waits yet.
     *
     * @param clock nanoseconds
     */
    Silence(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void asked() {
        if (waiting++ == 0) {
            since = clock.getAsLong();
            refusedSince = 0;
        }
    }

    /** One replica didn't take a request; another one, or the same later, will be asked. */
    synchronized void refused() {
        refusals++;
        refusedSince++;
    }

    synchronized void answered() {
        long now = clock.getAsLong();
        if (now - since > longest) {
            longest = now - since;
            refusedWithin = refusedSince;
        }
        since = now;
        refusedSince = 0;
        answers++;
        waiting--;
    }

    synchronized Duration longest() {
        long open = waiting > 0 ? clock.getAsLong() - since : 0;
        return Duration.ofNanos(Math.max(longest, open));
    }

    @Override
    public synchronized String toString() {
        return "%,d answers, %,d refusals; nobody was answered for %,d ms at the longest, with %,d refusals then"
                .formatted(answers, refusals, longest().toMillis(), refusedWithin);
    }
}
