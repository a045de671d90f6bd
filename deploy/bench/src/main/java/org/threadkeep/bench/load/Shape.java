package org.threadkeep.bench.load;

/**
 * What turns are made like, to measure what one of it costs.
 *
 * @param turns in all
 * @param length turns of each thread; the last threads may have fewer
 * @param atATime threads that go on at the same time, in turn
 * @param models versions, one for each thread, in turn
 * @param newBytes of JSON in the two messages that each turn adds to its thread: at least {@value #LEAST_BYTES}
 * @param history whether each turn has all messages before it too, as a stateless gateway sends them
 */
public record Shape(int turns, int length, int atATime, int models, int newBytes, boolean history) {
    static final int LEAST_BYTES = 200;

    /** Checks the numbers. */
    public Shape {
        requirePositive("turns", turns);
        requirePositive("length", length);
        requirePositive("atATime", atATime);
        requirePositive("models", models);
        if (newBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("newBytes is " + newBytes + ", below " + LEAST_BYTES);
        }
    }

    /** So many threads, all at the same time, of one model version; no history. */
    public static Shape ofThreads(int turns, int threads, int newBytes) {
        return new Shape(turns, Math.max(1, turns / threads), threads, 1, newBytes, false);
    }

    /** The same with as many model versions. */
    public Shape withModels(int count) {
        return new Shape(turns, length, atATime, count, newBytes, history);
    }

    private static void requirePositive(String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(field + " is " + value + ", not above 0");
        }
    }
}
