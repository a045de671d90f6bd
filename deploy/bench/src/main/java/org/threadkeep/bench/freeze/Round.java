package org.threadkeep.bench.freeze;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.bench.result.Sample;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.result.Window;
import org.threadkeep.bench.system.BenchSystem;

/** Lets a contender do all of its turns once, and looks at it meanwhile. */
public final class Round {
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final BenchSystem system;
    private final List<Sample> samples = new ArrayList<>();

    /** On this system. */
    public Round(BenchSystem system) {
        this.system = system;
    }

    /** Adds what was measured to the series. */
    public void run(Contender contender, Series series) {
        try (contender) {
            contender.begin();
            watch(contender);
            contender.check(series);
        }
        series.add(Window.of(samples, contender.turns()));
    }

    private void watch(Contender contender) {
        long best = -1;
        long bestAt = System.nanoTime();
        while (best < contender.turns()) {
            long done = contender.done();
            long now = System.nanoTime();
            samples.add(new Sample(now, done, cpu(contender)));
            if (done > best) {
                best = done;
                bestAt = now;
            } else if (now - bestAt > PATIENCE.toNanos()) {
                throw new IllegalStateException(contender.name() + " has done " + done + " of " + contender.turns()
                        + " turns, and nothing for " + PATIENCE);
            }
            pause();
        }
    }

    private Map<String, Double> cpu(Contender contender) {
        Map<String, Double> seconds = new TreeMap<>(system.cpuSeconds());
        seconds.putAll(contender.cpuSeconds());
        return seconds;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_SAMPLES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
