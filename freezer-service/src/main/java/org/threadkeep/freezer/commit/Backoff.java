package org.threadkeep.freezer.commit;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before an attempt is repeated: doubling up to a limit, with jitter so that many don't return at once.
 *
 * @param first before the first repetition, half to whole
 * @param most before any
 */
public record Backoff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 20;

    /** Both above zero. */
    public Backoff {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first is " + first + ", not above 0");
        }
        if (most.compareTo(first) < 0) {
            throw new IllegalArgumentException("most is " + most + ", below first");
        }
    }

    /**
     * The wait after so many failures.
     *
     * @param failures at least 1
     */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long limit = Math.max(1, Math.min(doubled, most.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit - limit / 2, limit + 1));
    }
}
