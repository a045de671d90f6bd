package org.threadkeep.catalog.index;

import java.util.Objects;

/**
 * Where indexing a stream stands.
 *
 * @param nextSeq the first entry of the freeze log that is not indexed, as far as this process knows
 * @param knownSeqs how many entries the freeze log is known to have
 * @param last how the last run ended
 */
public record StreamStatus(long nextSeq, long knownSeqs, CatchUp last) {
    static final StreamStatus NEW = new StreamStatus(0, 0, new CatchUp.Unavailable("not looked at yet"));

    /** Nothing is null. */
    public StreamStatus {
        Objects.requireNonNull(last, "last");
    }

    /** Packs that are frozen and not indexed. */
    public long lag() {
        return Math.max(0, knownSeqs - nextSeq);
    }

    StreamStatus indexedUpTo(long seq) {
        return new StreamStatus(seq, Math.max(knownSeqs, seq), last);
    }

    StreamStatus frozenUpTo(long seqs) {
        return new StreamStatus(nextSeq, Math.max(knownSeqs, seqs), last);
    }

    StreamStatus ended(CatchUp how) {
        return new StreamStatus(nextSeq, knownSeqs, how);
    }
}
