package org.threadkeep.bench.lookup;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.threadkeep.bench.result.Spread;

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

    /** The median of some rounds. */
    static double median(List<Times> rounds, ToDoubleFunction<Times> time) {
        return Spread.of(rounds.stream().map(time::applyAsDouble).toList()).median();
    }

    /** How many times as long the mean of some rounds is as that of others, by their medians. */
    static double ratio(List<Times> rounds, List<Times> others) {
        return median(rounds, Times::meanMicros) / median(others, Times::meanMicros);
    }
}
