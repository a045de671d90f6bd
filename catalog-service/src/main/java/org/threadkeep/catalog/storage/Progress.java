package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * How far a stream is indexed.
 *
 * @param nextSeq the first entry of its freeze log that is not
 * @param nextOffset the first offset that is not
 * @param digest of the last entry that is
 */
public record Progress(long nextSeq, long nextOffset, String digest) {
    /** There is a last entry. */
    public Progress {
        if (nextSeq <= 0) {
            throw new IllegalArgumentException("nextSeq is " + nextSeq + ", not above 0");
        }
        Objects.requireNonNull(digest, "digest");
    }
}
