package org.threadkeep.bench.lookup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.threadkeep.bench.result.Window;

/**
 * Who answers lookups.
 *
 * @param asker who asks
 * @param cpuSeconds so far of all processes that take part
 * @param diskBytes that the node has read from the disk so far
 */
record Rival(Asker asker, Supplier<Map<String, Double>> cpuSeconds, LongSupplier diskBytes) {
    void warmUp(Key key, Duration length, Path ids) {
        asker.look(key, length, ids);
    }

    Measured measure(Key key, Duration length, Path ids) {
        Map<String, Double> before = cpuSeconds.get();
        long diskBefore = diskBytes.getAsLong();
        Times times = asker.look(key, length, ids);
        Map<String, Double> used = new TreeMap<>();
        cpuSeconds.get().forEach((process, after) -> used.put(process, after - before.get(process)));
        return new Measured(
                times, new Window(times.lookups(), times.seconds(), used), diskBytes.getAsLong() - diskBefore);
    }
}
