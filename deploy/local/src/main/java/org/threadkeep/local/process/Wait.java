package org.threadkeep.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting with a deadline. */
public final class Wait {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Wait() {}

    /**
     * Asks again and again until the answer is yes.
     *
     * @return false if it was still no when the time was over
     * @throws IllegalStateException if the thread is interrupted; its interrupt flag stays set
     */
    public static boolean until(Duration timeout, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Waits a fifth of a second. */
    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
