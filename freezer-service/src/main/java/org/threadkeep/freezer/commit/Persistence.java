package org.threadkeep.freezer.commit;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;

/** Repeats steps of one commit until they succeed, it is abandoned, or the failure is one that no repetition cures. */
final class Persistence {
    /** Says that the commit was abandoned while a step was being repeated. Never retried. */
    static final class AbandonedException extends RuntimeException {
        AbandonedException() {
            super("abandoned", null, false, false);
        }
    }

    private final Backoff backoff;
    private final CommitEvents events;
    private final BooleanSupplier abandoned;

    Persistence(Backoff backoff, CommitEvents events, BooleanSupplier abandoned) {
        this.backoff = backoff;
        this.events = events;
        this.abandoned = abandoned;
    }

    <T> T until(String step, Supplier<T> attempt) {
        for (int failures = 0; ; ) {
            requireWanted();
            try {
                T result = attempt.get();
                if (failures > 0) {
                    events.recovered(step);
                }
                return result;
            } catch (RuntimeException e) {
                if (isFinal(e)) {
                    throw e;
                }
                events.failed(step, e);
                pause(++failures);
            }
        }
    }

    /** Waits before a repetition, but not longer than it is wanted. */
    void pause(int failures) {
        long end = System.nanoTime() + backoff.after(failures).toNanos();
        try {
            while (System.nanoTime() < end) {
                requireWanted();
                Thread.sleep(Math.min(50, 1 + (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbandonedException();
        }
    }

    void requireWanted() {
        if (abandoned.getAsBoolean()) {
            throw new AbandonedException();
        }
    }

    /** What is stored is not what was written, or our own code broke an invariant: fail closed (I11). */
    static boolean isFinal(RuntimeException e) {
        return e instanceof CorruptArchiveException
                || e instanceof ArchiveFormatException
                || e instanceof IllegalArgumentException
                || e instanceof AbandonedException;
    }
}
