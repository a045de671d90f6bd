package org.threadkeep.bench.lookup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.threadkeep.bench.result.Window;

/**
 * Who answers lookups.
 *
 * @param name what people call it
 * @param asker who asks
 * @param cpuSeconds so far of all processes that take part
 */
record Rival(String name, Asker asker, Supplier<Map<String, Double>> cpuSeconds) {
    /**
     * What a while of lookups took.
     *
     * @param times of each lookup
     * @param window of all
     */
    record Measured(Times times, Window window) {}

    void warmUp(Key key, Duration length, Path ids) {
        asker.look(key, length, ids);
    }

    Measured measure(Key key, Duration length, Path ids) {
        Map<String, Double> before = cpuSeconds.get();
        Times times = asker.look(key, length, ids);
        Map<String, Double> used = new TreeMap<>();
        cpuSeconds.get().forEach((process, after) -> used.put(process, after - before.get(process)));
        return new Measured(times, new Window(times.lookups(), times.seconds(), used));
    }
}
