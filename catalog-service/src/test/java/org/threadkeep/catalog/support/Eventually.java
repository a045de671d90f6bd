package org.threadkeep.catalog.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.threadkeep.local.process.Wait;

/** Waits for assertions to come true. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private Eventually() {}

    /** Tries an assertion again and again, for a minute at most. */
    public static void assertThatEventually(Runnable assertion) {
        AtomicReference<Throwable> last = new AtomicReference<>();
        boolean held = Wait.until(PATIENCE, () -> {
            try {
                assertion.run();
                return true;
            } catch (AssertionError | RuntimeException e) {
                last.set(e);
                return false;
            }
        });
        if (!held) {
            throw new AssertionError("still not so after " + PATIENCE, last.get());
        }
    }
}
