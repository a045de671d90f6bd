package org.threadkeep.freezer.stream;

import java.util.Map;
import java.util.Set;

/** What streams ask of the topic that they read. Partitions are named by their numbers. */
public interface TurnLog {
    /**
     * Asks the brokers; blocks.
     *
     * @return those of the partitions that exist
     * @throws RuntimeException when they don't answer; a retry is safe
     */
    Map<Integer, LogView> look(Set<Integer> partitions);

    /** Sends the reader to an offset, soon; nothing happens if the partition isn't assigned any more. */
    void seek(int partition, long offset);

    /** Tells monitors how far a partition is frozen. A failure is ignored: the truth is the freeze log. */
    void frozenUpTo(int partition, long nextOffset);
}
