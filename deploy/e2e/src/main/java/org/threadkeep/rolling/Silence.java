package org.threadkeep.rolling;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How long nobody was answered while somebody waited: because all refused, or because all were slow. */
final class Silence {
    private final LongSupplier clock;
    private int waiting;
    private long since;
    private OptionalLong refusedSince = OptionalLong.empty();
    private long longest;
    private long longestRefused;
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
        }
    }

    /** One replica didn't take a request; another one, or the same later, will be asked. */
    synchronized void refused() {
        refusals++;
        if (refusedSince.isEmpty()) {
            refusedSince = OptionalLong.of(clock.getAsLong());
        }
    }

    synchronized void answered() {
        longest = longest().toNanos();
        longestRefused = longestRefused().toNanos();
        since = clock.getAsLong();
        refusedSince = OptionalLong.empty();
        answers++;
        waiting--;
    }

    /** The longest time without an answer to anybody; a machine that has too much to do is silent too. */
    synchronized Duration longest() {
        long open = waiting > 0 ? clock.getAsLong() - since : 0;
        return Duration.ofNanos(Math.max(longest, open));
    }

    /** The longest time from a refusal until anybody was answered. */
    synchronized Duration longestRefused() {
        long open = refusedSince.stream().map(from -> clock.getAsLong() - from).sum();
        return Duration.ofNanos(Math.max(longestRefused, open));
    }

    @Override
    public synchronized String toString() {
        return "%,d answers, %,d refusals, refused for %,d ms and silent for %,d ms at the longest"
                .formatted(
                        answers,
                        refusals,
                        longestRefused().toMillis(),
                        longest().toMillis());
    }
}
