package org.threadkeep.ingest.admit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many bytes all requests together may use: for bodies, which are held from their first byte until the answer, and for
 * taking events apart, which needs several times their size for a short while. What does not fit is refused, so that the
 * heap never is what decides.
 */
public final class WorkingMemory {
    private final long total;
    private final long maxInFlight;
    private final Object lock = new Object();
    private long inFlight;
    private long parsing;

    /**
     * A memory with nothing in it.
     *
     * @param total bytes for bodies and parsing together
     * @param maxInFlight bytes for bodies alone
     */
    public WorkingMemory(long total, long maxInFlight) {
        this.total = total;
        this.maxInFlight = maxInFlight;
    }

    /** A share for one request, empty at first. */
    public Share open() {
        return new Share(this);
    }

    /** Bytes of bodies that are held now. */
    public long inFlight() {
        return read(() -> inFlight);
    }

    /** Bytes that are set aside for parsing now. */
    public long parsing() {
        return read(() -> parsing);
    }

    /** Bytes that one request can have at most, when it is alone. */
    public long total() {
        return total;
    }

    boolean hold(long bytes) {
        synchronized (lock) {
            boolean fits = inFlight + bytes <= maxInFlight && fits(bytes);
            inFlight += fits ? bytes : 0;
            return fits;
        }
    }

    /** Waits only for others that are parsing, because they surely end; whoever merely holds a body may wait for this one. */
    boolean parse(long bytes, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            for (long left = patience.toMillis(); !fits(bytes) && parsing > 0 && left > 0; ) {
                lock.wait(left);
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
            boolean fits = fits(bytes);
            parsing += fits ? bytes : 0;
            return fits;
        }
    }

    void release(long held, long parsed) {
        synchronized (lock) {
            inFlight -= held;
            parsing -= parsed;
            lock.notifyAll();
        }
    }

    private boolean fits(long bytes) {
        return inFlight + parsing + bytes <= total;
    }

    private long read(LongSupplier value) {
        synchronized (lock) {
            return value.getAsLong();
        }
    }
}
