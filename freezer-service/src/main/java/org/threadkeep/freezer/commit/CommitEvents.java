package org.threadkeep.freezer.commit;

import java.time.Duration;
import org.threadkeep.archive.SealedPack;

/** What an operator wants to know of commits. Called from any thread. */
public interface CommitEvents {
    /**
     * A pack was compressed and encrypted.
     *
     * @param rawBytes of the records
     * @param took the sealing alone
     */
    void sealed(long rawBytes, SealedPack pack, Duration took);

    /** A pack's manifest and chunks are in Cassandra, where nobody sees them yet. */
    void written(Duration took);

    /** A pack was committed; the time is from the begin of sealing to the known outcome. */
    void committed(Duration took);

    /** Somebody else's entry stood in the place of ours. */
    void conflict();

    /** It was unknown whether an append took place, and had to be found out. */
    void outcomeUnknown();

    /** A step failed and will be repeated. */
    void failed(String step, RuntimeException cause);

    /** After failures, a step succeeded. */
    void recovered(String step);
}
