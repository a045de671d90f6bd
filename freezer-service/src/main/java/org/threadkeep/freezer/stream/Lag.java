package org.threadkeep.freezer.stream;

import java.time.Instant;
import java.util.Optional;

/** How far a stream is behind its topic. */
final class Lag {
    private Optional<Instant> behindSince = Optional.of(Instant.now());
    private long end;
    private long deleted;

    /** Notes where the log ends. */
    void observe(long logEnd, long frozenUpTo) {
        end = logEnd;
        if (logEnd <= frozenUpTo) {
            behindSince = Optional.empty();
        } else if (behindSince.isEmpty()) {
            behindSince = Optional.of(Instant.now());
        }
    }

    /** Notes how many offsets Kafka deleted before they were frozen. */
    void deleted(long records) {
        deleted = records;
    }

    StreamReport report(int partition, String name, StreamState state, Optional<StreamPacks> packs) {
        long records = packs.map(known -> Math.max(0, end - known.frozenUpTo())).orElse(0L);
        Optional<Instant> oldest = packs.flatMap(Lag::oldestHeld);
        boolean waiting = records > 0 || packs.isEmpty();
        Optional<Instant> since = oldest.isPresent() || !waiting ? oldest : behindSince;
        return new StreamReport(partition, name, state, records, deleted, since);
    }

    private static Optional<Instant> oldestHeld(StreamPacks packs) {
        return packs.oldestTimestamp().isPresent()
                ? Optional.of(Instant.ofEpochMilli(packs.oldestTimestamp().getAsLong()))
                : Optional.empty();
    }
}
