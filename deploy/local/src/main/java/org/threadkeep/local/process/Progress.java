package org.threadkeep.local.process;

import java.time.Duration;
import java.util.function.Consumer;

/** Says every ten seconds that something takes long, and why. */
final class Progress {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Consumer<String> listener;
    private final long startedAt = System.nanoTime();
    private Duration next = INTERVAL;

    Progress(Consumer<String> listener) {
        this.listener = listener;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    void tell(Readiness.NotReady notReady) {
        if (elapsed().compareTo(next) >= 0) {
            listener.accept("not ready after %d s: %s".formatted(elapsed().toSeconds(), notReady.reason()));
            next = next.plus(INTERVAL);
        }
    }
}
