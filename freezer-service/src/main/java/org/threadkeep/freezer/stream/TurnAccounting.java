package org.threadkeep.freezer.stream;

import java.util.Map;
import org.threadkeep.archive.PackCounts;

/**
 * Counts records such that at rest {@code received = frozen + duplicate + rejected + ignored}, and meanwhile the difference is
 * what is in progress. Called from the loop's thread.
 */
public interface TurnAccounting {
    /** Records came from Kafka. */
    void received(long records);

    /** Records that are read again, by this freezer or another one, or that were frozen before. */
    void ignored(long records);

    /**
     * A pack is in the log.
     *
     * @param rejectedByField what was rejected, by the offending field
     */
    void committed(PackCounts counts, Map<String, Long> rejectedByField);
}
