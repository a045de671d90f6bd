package org.threadkeep.bench.result;

import java.util.Map;

/**
 * How far something was at a moment.
 *
 * @param nanos of the machine's clock
 * @param done turns
 * @param cpuSeconds that each process had used by then
 */
public record Sample(long nanos, long done, Map<String, Double> cpuSeconds) {
    /** Copies the map. */
    public Sample {
        cpuSeconds = Map.copyOf(cpuSeconds);
    }
}
