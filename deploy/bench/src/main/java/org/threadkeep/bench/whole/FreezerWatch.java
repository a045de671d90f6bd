package org.threadkeep.bench.whole;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.TurnTopic;

/** Asks Kafka how far the freezer is: often for those who wait, now and then to tell how many turns it is behind. */
final class FreezerWatch implements AutoCloseable {
    /** How exactly is known when a turn was frozen. */
    static final long BETWEEN_LOOKS_MILLIS = 50;

    private static final int SECONDS_BETWEEN_WORDS = 10;

    private final TurnTopic topic;
    private final FrozenOffsets waiting;
    private final LagSamples lag = new LagSamples();
    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private int seconds;

    FreezerWatch(TurnTopic topic, FrozenOffsets waiting) {
        this.topic = topic;
        this.waiting = waiting;
    }

    void begin() {
        var unused =
                thread.scheduleWithFixedDelay(() -> surely(this::look), 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = thread.scheduleAtFixedRate(() -> surely(this::sample), 1, 1, TimeUnit.SECONDS);
    }

    /** A task that throws would not be run again. */
    private void surely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
        }
    }

    private void look() {
        Map<Integer, Long> committed = topic.committedByPartition(Freezer.GROUP);
        waiting.committed(committed, System.nanoTime());
    }

    private void sample() {
        long behind = topic.end() - topic.committed(Freezer.GROUP);
        lag.add(behind);
        if (++seconds % SECONDS_BETWEEN_WORDS == 0) {
            System.out.printf(Locale.ROOT, "  %,5d s  %,d turns behind%n", seconds, behind);
        }
    }

    LagSamples lag() {
        return lag;
    }

    /** How often Kafka didn't answer. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
