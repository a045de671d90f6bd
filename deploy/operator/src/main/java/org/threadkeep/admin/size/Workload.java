package org.threadkeep.admin.size;

import java.time.Duration;

/**
 * What a fleet does, and how long it is kept.
 *
 * @param turnsPerSecond on average
 * @param peak times the average, for minutes
 * @param bytesPerTurn captured: requests and responses as they go over the wire
 * @param archived part of the captured bytes that is stored, one copy
 * @param retention how long Kafka keeps turns
 * @param replicas in Kafka and in Cassandra
 * @param months that disk and cost are reckoned for
 */
public record Workload(
        double turnsPerSecond,
        double peak,
        double bytesPerTurn,
        double archived,
        Duration retention,
        int replicas,
        double months) {
    /** All above 0. */
    public Workload {
        requirePositive("turns-per-second", turnsPerSecond);
        requirePositive("bytes-per-turn", bytesPerTurn);
        requirePositive("archived", archived);
        requirePositive("retention", retention.toSeconds());
        requirePositive("replicas", replicas);
        requirePositive("months", months);
        if (!(peak >= 1)) {
            throw new IllegalArgumentException("peak is " + peak + ", below 1");
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + value + ", not above 0");
        }
    }

    /** Captured bytes in a second at the peak. */
    double peakBytes() {
        return turnsPerSecond * peak * bytesPerTurn;
    }

    /** Bytes in Cassandra per turn: all tables, one copy. */
    double storedPerTurn() {
        return bytesPerTurn * archived + Constant.ENVELOPE.value() + Constant.CATALOG.value();
    }
}
