package org.threadkeep.bench.result;

import java.util.Collection;
import java.util.List;

/**
 * Some measurements of the same.
 *
 * @param median the middle one, or the mean of the middle two
 * @param least the smallest
 * @param most the largest
 */
public record Spread(double median, double least, double most) {
    /** Of at least one measurement. */
    public static Spread of(Collection<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("measured is empty");
        }
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
