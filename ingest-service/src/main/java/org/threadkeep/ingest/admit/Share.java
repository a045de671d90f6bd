package org.threadkeep.ingest.admit;

/**
 * What one request uses of the {@link WorkingMemory}, from its first byte until its answer. One thread at a time uses it;
 * closing it twice does no harm.
 */
public final class Share implements AutoCloseable {
    private static final long LARGE_BODY_BYTES = 4 << 20;

    private final WorkingMemory memory;
    private long held;
    private long parsing;
    private boolean large;
    private boolean ending;

    Share(WorkingMemory memory) {
        this.memory = memory;
    }

    /**
     * Sets memory aside for more of the body. Waits some seconds at most.
     *
     * @return false when there is none; a retry of the request is safe
     */
    public synchronized boolean hold(long bytes) throws InterruptedException {
        if (!large && held + bytes > LARGE_BODY_BYTES) {
            large = memory.beginLarge();
            if (!large) {
                return false;
            }
        }
        boolean fits = memory.hold(bytes);
        held += fits ? bytes : 0;
        return fits;
    }

    /**
     * Sets memory aside for taking the body apart, until {@link #endParsing()}. Waits some seconds at most.
     *
     * @return false when there is none; a retry of the request is safe
     */
    public synchronized boolean beginParsing(long bytes) throws InterruptedException {
        ending = memory.beginParsing(bytes);
        parsing = ending ? bytes : 0;
        return ending;
    }

    /** Gives back what {@link #beginParsing(long)} took. */
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
