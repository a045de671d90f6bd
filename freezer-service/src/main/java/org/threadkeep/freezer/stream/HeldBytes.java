package org.threadkeep.freezer.stream;

import java.util.concurrent.atomic.AtomicLong;

/** How much all streams together hold in memory and have not committed. Changed on the loop's thread, read from any. */
public final class HeldBytes {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** Holds up to so many bytes, or one record that is larger. */
    public HeldBytes(long most) {
        this.most = most;
    }

    /** What is held now. */
    public long now() {
        return held.get();
    }

    boolean hasRoomFor(long bytes) {
        return now() == 0 || now() + bytes <= most;
    }

    void hold(long bytes) {
        held.addAndGet(bytes);
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }
}
