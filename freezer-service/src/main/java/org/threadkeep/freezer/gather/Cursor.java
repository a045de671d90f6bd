package org.threadkeep.freezer.gather;

/**
 * Where a stream is to be read on, and what to do with a batch that begins elsewhere, so that no offset is passed over by
 * accident.
 *
 * <p>A batch is what one poll read of a partition without a break. Below the expected offset it is a replay. Above, it shows a
 * hole, and nobody knows yet why: the reader is sent back to the expected offset. When what comes then begins above it again,
 * nothing is there to be read. Batches that were polled before the reader was sent back are still under way meanwhile: they
 * begin further on than the hole's end.
 */
public final class Cursor {
    /** More late batches than any queue before this holds: the log has moved on, so look again. */
    private static final int MOST_STALE_BATCHES = 8;

    private static final long NOT_SOUGHT = -1;

    /** What to do with a batch. */
    public enum Verdict {
        /** Take it from the expected offset on; offsets that are missing inside are control records. */
        READ,
        /** All of it was read before: ignore it. */
        REPLAY,
        /** Ignore it, and send the reader back to the expected offset. */
        SEEK,
        /** Ignore it: it was under way when the reader was sent back. */
        STALE,
        /** Nothing can be read between the expected offset and this batch: find out why, then confirm or stop. */
        HOLE
    }

    private long expected;
    private long sought = NOT_SOUGHT;
    private int stale;

    /** Starts at the first offset that is not frozen. */
    public Cursor(long expected) {
        this.expected = expected;
    }

    /** The next offset that is not taken yet. */
    public long expected() {
        return expected;
    }

    /** Judges a batch by the offsets of its first and last record. */
    public Verdict judge(long first, long last) {
        if (last < expected) {
            return Verdict.REPLAY;
        }
        if (first <= expected) {
            sought = NOT_SOUGHT;
            return Verdict.READ;
        }
        if (sought == NOT_SOUGHT) {
            return seek(first);
        }
        if (first <= sought) {
            return Verdict.HOLE;
        }
        stale++;
        return stale > MOST_STALE_BATCHES ? seek(first) : Verdict.STALE;
    }

    private Verdict seek(long first) {
        sought = first;
        stale = 0;
        return Verdict.SEEK;
    }

    /** Takes a record. Returns how many offsets before it held nothing to be read. */
    public long take(long offset) {
        if (offset < expected) {
            throw new IllegalArgumentException("offset " + offset + " is taken already, " + expected + " is expected");
        }
        long control = offset - expected;
        expected = offset + 1;
        sought = NOT_SOUGHT;
        return control;
    }
}
