package org.threadkeep.bench.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened between two samples: after the start of processes, and before the wait for the last, part-filled batch.
 *
 * @param done how many turns, or what else is counted
 * @param seconds that it took
 * @param cpuSeconds that each process used
 */
public record Window(long done, double seconds, Map<String, Double> cpuSeconds) {
    /** Until then a process warms up. */
    private static final double FROM = 0.5;

    /** After that, processes wait for what may still come. */
    private static final double TO = 0.95;

    /** Copies the map. */
    public Window {
        cpuSeconds = Map.copyOf(cpuSeconds);
    }

    /**
     * The window of a run from its samples, in their order.
     *
     * @param all turns that there were to do
     */
    public static Window of(List<Sample> samples, long all) {
        Sample from = firstAt(samples, (long) Math.ceil(all * FROM));
        Sample to = firstAt(samples, (long) Math.ceil(all * TO));
        if (to.nanos() == from.nanos()) {
            throw new IllegalArgumentException("too few turns to measure: all were done between two samples");
        }
        Map<String, Double> used = new TreeMap<>();
        to.cpuSeconds()
                .forEach((name, until) ->
                        used.put(name, until - from.cpuSeconds().getOrDefault(name, 0.0)));
        return new Window(to.done() - from.done(), (to.nanos() - from.nanos()) / 1e9, used);
    }

    private static Sample firstAt(List<Sample> samples, long done) {
        return samples.stream()
                .filter(sample -> sample.done() >= done)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample has " + done + " turns"));
    }

    /** What was done a second. */
    public double rate() {
        return done / seconds;
    }

    /** CPU seconds of each process for a million of what was done. */
    public Map<String, Double> cpuPerMillion() {
        Map<String, Double> each = new TreeMap<>();
        cpuSeconds.forEach((name, used) -> each.put(name, used / done * 1e6));
        return each;
    }
}
