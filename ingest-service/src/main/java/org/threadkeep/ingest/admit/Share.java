package org.threadkeep.ingest.admit;

import java.time.Duration;

/**
 * What one request uses of the {@link WorkingMemory}, from its first byte until its answer. One thread at a time uses it;
 * closing it twice does no harm.
 */
public final class Share implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WorkingMemory memory;
    private long held;
    private long parsing;

    Share(WorkingMemory memory) {
        this.memory = memory;
    }

    /**
     * Sets memory aside for more of the body.
     *
     * @return false when there is none; a retry is safe
     */
    public synchronized boolean hold(long bytes) {
        boolean fits = memory.hold(bytes);
        held += fits ? bytes : 0;
        return fits;
    }

    /**
     * Sets memory aside for taking the body apart, until {@link #endParsing()}; waits some seconds for others that do.
     *
     * @return false when there is none; a retry is safe
     */
    public boolean beginParsing(long bytes) throws InterruptedException {
        boolean fits = memory.parse(bytes, PATIENCE);
        synchronized (this) {
            parsing += fits ? bytes : 0;
        }
        return fits;
    }

    /** Gives back what {@link #beginParsing(long)} took. */
    public synchronized void endParsing() {
        memory.release(0, parsing);
        parsing = 0;
    }

    /** Bytes that are set aside for the body. */
    public synchronized long held() {
        return held;
    }

    @Override
    public synchronized void close() {
        memory.release(held, parsing);
        held = 0;
        parsing = 0;
    }
}
