package org.threadkeep.freezer.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * How a stream stands, for whoever watches.
 *
 * @param name the stream, or the bare partition while it isn't known
 * @param lagRecords offsets that are in Kafka and not in the freeze log, as of the last look; control records at the very end
 *     count until the next turn comes
 * @param deletedRecords offsets that Kafka deleted before they were frozen, and that nobody has accepted as lost
 * @param oldestUnfrozen since when something waits to be frozen, if anything does
 */
public record StreamReport(
        int partition,
        String name,
        StreamState state,
        long lagRecords,
        long deletedRecords,
        Optional<Instant> oldestUnfrozen) {}
