package org.threadkeep.faults;

/**
 * What one run does.
 *
 * @param seed of everything that is drawn at random; the order of what happens at the same time is the machine's
 * @param turns that are made, each sent until it is acknowledged
 * @param faults that happen meanwhile
 * @param servers brokers, and Cassandra nodes as well: 1 or 3
 * @param freezers at least 1
 */
public record FaultPlan(long seed, int turns, int faults, int servers, int freezers) {
    /** Checks the numbers. */
    public FaultPlan {
        requirePositive("turns", turns);
        requirePositive("faults", faults);
        requirePositive("freezers", freezers);
        if (servers != 1 && servers != 3) {
            throw new IllegalArgumentException("servers is " + servers + ", not 1 or 3");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", below 1");
        }
    }
}
