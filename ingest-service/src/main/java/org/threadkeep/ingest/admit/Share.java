package org.threadkeep.ingest.admit;

import java.time.Duration;

/**
 * What one request uses of the {@link WorkingMemory}, from its first byte until its answer. One thread at a time uses it;
 * closing it twice does no harm.
 */
public final class Share implements AutoCloseable {
    private static final long LARGE_BODY_BYTES = 4 << 20;

    private final WorkingMemory memory;
    private final Duration patience;
    private long held;
    private long parsing;
    private boolean large;
    private boolean ending;

    Share(WorkingMemory memory, Duration patience) {
        this.memory = memory;
        this.patience = patience;
    }

    /**
     * Sets memory aside for more of the body. Waits some seconds at most.
     *
     * @return false when there is none; a retry of the request is safe
     */
    public synchronized boolean hold(long bytes) throws InterruptedException {
        if (!large && held + bytes > LARGE_BODY_BYTES) {
            large = memory.beginLarge(patience);
            if (!large) {
                return false;
            }
        }
        boolean fits = memory.hold(bytes, patience);
        held += fits ? bytes : 0;
        return fits;
    }

    /**
     * Sets memory aside for taking the body apart, until {@link #endParsing()}. Waits some seconds at most.
     *
     * @return false when there is none; a retry of the request is safe
     */
    public synchronized boolean beginParsing(long bytes) throws InterruptedException {
        ending = memory.beginParsing(bytes, patience);
        parsing = ending ? bytes : 0;
        return ending;
    }

    /**
     * Sets more aside than {@link #beginParsing(long)} did, now that it is known. Never waits, because others may be waiting for
     * this one.
     *
     * @return false when there is no room; a retry of the request is safe
     */
    public synchronized boolean growParsing(long bytes) {
        boolean fits = memory.growParsing(bytes);
        parsing += fits ? bytes : 0;
        return fits;
    }

    /** Gives back what {@link #beginParsing(long)} and {@link #growParsing(long)} took. */
    public synchronized void endParsing() {
        memory.endParsing(parsing);
        parsing = 0;
        if (large) {
            memory.endLarge();
            large = false;
        }
    }

    /** Bytes that are set aside for the body. */
    public synchronized long held() {
        return held;
    }

    @Override
    public synchronized void close() {
        endParsing();
        memory.end(held, ending);
        held = 0;
        ending = false;
    }
}
