package org.threadkeep.archive.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again until there is an answer, or a minute has passed. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    static <T> T get(Supplier<Optional<T>> attempt) {
        Instant deadline = Instant.now().plus(PATIENCE);
        RuntimeException last = new IllegalStateException("no answer after " + PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            try {
                Optional<T> answer = attempt.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (RuntimeException e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw last;
    }
}
