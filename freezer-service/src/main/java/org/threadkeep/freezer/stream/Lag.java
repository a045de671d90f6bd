package org.threadkeep.freezer.stream;

import java.time.Instant;
import java.util.Optional;

/** How far a stream is behind its topic. */
final class Lag {
    private Optional<Instant> behindSince = Optional.of(Instant.now());
    private long end;

    /** Notes where the log ends. */
    void observe(long logEnd, long frozenUpTo) {
        end = logEnd;
        if (logEnd <= frozenUpTo) {
            behindSince = Optional.empty();
        } else if (behindSince.isEmpty()) {
            behindSince = Optional.of(Instant.now());
        }
    }

    StreamReport report(int partition, String name, StreamState state, Optional<StreamPacks> packs) {
        long records = packs.map(known -> Math.max(0, end - known.frozenUpTo())).orElse(0L);
        Optional<Instant> oldest = packs.flatMap(Lag::oldestHeld);
        boolean waiting = records > 0 || packs.isEmpty();
        return new StreamReport(partition, name, state, records, oldest.isPresent() || !waiting ? oldest : behindSince);
    }

    private static Optional<Instant> oldestHeld(StreamPacks packs) {
        return packs.oldestTimestamp().isPresent()
                ? Optional.of(Instant.ofEpochMilli(packs.oldestTimestamp().getAsLong()))
                : Optional.empty();
    }
}
