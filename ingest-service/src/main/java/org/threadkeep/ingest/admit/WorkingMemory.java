package org.threadkeep.ingest.admit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many bytes all requests together may use: for bodies, which are held from their first byte until the answer, and for
 * taking events apart, which needs several times their size for a short while. What does not fit is refused, so that the
 * heap is never what decides.
 *
 * <p>A request waits only for others that surely end: those that are parsing or wait for Kafka. It never waits for one that is
 * still being sent, which may be waiting for this one.
 */
public final class WorkingMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What taking apart an event of 32 MiB, with its body, needs at most when it is mostly text. */
    static final long LARGE_EVENT_BYTES = 256L << 20;

    private final long total;
    private final long maxInFlight;
    private final Semaphore largeBodies;
    private final Object lock = new Object();
    private long inFlight;
    private long parsing;
    private int ending;

    /**
     * A memory with nothing in it.
     *
     * @param total bytes for bodies and parsing together
     * @param maxInFlight bytes for bodies alone
     */
    public WorkingMemory(long total, long maxInFlight) {
        this.total = total;
        this.maxInFlight = maxInFlight;
        this.largeBodies = new Semaphore((int) Math.max(1, total / LARGE_EVENT_BYTES), true);
    }

    /** A share for one request, empty at first. */
    public Share open() {
        return new Share(this, PATIENCE);
    }

    /** A share for a request whose thread may not wait: what is not there at once is refused. */
    public Share openImpatient() {
        return new Share(this, Duration.ZERO);
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

    boolean hold(long bytes, Duration patience) throws InterruptedException {
        synchronized (lock) {
            if (inFlight + bytes > maxInFlight || !awaitRoom(bytes, patience)) {
                return false;
            }
            inFlight += bytes;
            return true;
        }
    }

    /** One after the other: several large bodies that are half read would leave no room to take any of them apart. */
    boolean beginLarge(Duration patience) throws InterruptedException {
        return largeBodies.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void endLarge() {
        largeBodies.release();
    }

    boolean beginParsing(long bytes, Duration patience) throws InterruptedException {
        synchronized (lock) {
            if (!awaitRoom(bytes, patience)) {
                return false;
            }
            parsing += bytes;
            ending++;
            return true;
        }
    }

    boolean growParsing(long bytes) {
        synchronized (lock) {
            boolean fits = inFlight + parsing + bytes <= total;
            parsing += fits ? bytes : 0;
            return fits;
        }
    }

    void endParsing(long bytes) {
        synchronized (lock) {
            parsing -= bytes;
            lock.notifyAll();
        }
    }

    void end(long held, boolean wasEnding) {
        synchronized (lock) {
            inFlight -= held;
            ending -= wasEnding ? 1 : 0;
            lock.notifyAll();
        }
    }

    private boolean awaitRoom(long bytes, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (inFlight + parsing + bytes > total && ending > 0 && left > 0) {
            lock.wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return inFlight + parsing + bytes <= total;
    }

    private long read(LongSupplier value) {
        synchronized (lock) {
            return value.getAsLong();
        }
    }
}
