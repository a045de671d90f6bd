package org.threadkeep.bench.lookup;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How long lookups took, as it goes from the process that made them to the bench.
 *
 * @param lookups that were answered
 * @param seconds in which they were
 * @param meanMicros of one
 * @param p50Micros half took no longer
 * @param p99Micros 99 of 100 took no longer
 * @param meanBytes of an answer; 0 when none was made of what was read
 */
public record Times(
        long lookups, double seconds, double meanMicros, double p50Micros, double p99Micros, double meanBytes) {
    /** Checks that there were any. */
    public Times {
        if (lookups <= 0 || !(seconds > 0)) {
            throw new IllegalArgumentException("lookups are " + lookups + " in " + seconds + " s");
        }
    }

    /** Of times in nanoseconds, and the bytes of all answers. */
    public static Times of(Histogram nanos, double seconds, long bytes) {
        return new Times(
                nanos.getTotalCount(),
                seconds,
                nanos.getMean() / 1e3,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                (double) bytes / nanos.getTotalCount());
    }

    /** A line that {@link #parse} reads. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%d %.6f %.3f %.3f %.3f %.1f",
                lookups,
                seconds,
                meanMicros,
                p50Micros,
                p99Micros,
                meanBytes);
    }

    /** From such a line. */
    public static Times parse(String line) {
        String[] numbers = line.split(" ");
        return new Times(
                Long.parseLong(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]),
                Double.parseDouble(numbers[3]),
                Double.parseDouble(numbers[4]),
                Double.parseDouble(numbers[5]));
    }
}
