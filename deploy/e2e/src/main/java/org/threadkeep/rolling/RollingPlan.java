package org.threadkeep.rolling;

import java.time.Duration;

/**
 * What goes on while replicas are replaced.
 *
 * @param seed of the turns
 * @param turnsPerSecond that are sent
 * @param between two replicas, and before the first and after the last
 */
record RollingPlan(long seed, int turnsPerSecond, Duration between) {
    RollingPlan {
        if (turnsPerSecond < 1) {
            throw new IllegalArgumentException("turnsPerSecond is " + turnsPerSecond + ", below 1");
        }
        if (between.isNegative()) {
            throw new IllegalArgumentException("between is " + between + ", below 0");
        }
    }
}
