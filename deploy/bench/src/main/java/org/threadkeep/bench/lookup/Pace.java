package org.threadkeep.bench.lookup;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param atFirst warm-up of each contender with each key, before the first stage: else later stages would look faster for the compilers' sake
 * @param warmUp of each contender with each key, before the rounds of a stage
 * @param measured in each round
 * @param rounds of each contender
 */
public record Pace(Duration atFirst, Duration warmUp, Duration measured, int rounds) {
    /** Minutes in all when it must be quick, else the better part of an hour. */
    public static Pace of(boolean quick, int rounds) {
        return quick
                ? new Pace(Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(2), rounds)
                : new Pace(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(10), rounds);
    }
}
