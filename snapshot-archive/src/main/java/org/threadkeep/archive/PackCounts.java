package org.threadkeep.archive;

import java.util.stream.LongStream;

/**
 * What became of each Kafka offset of a pack: the accounting of invariant I3.
 *
 * @param turns frozen in this pack
 * @param duplicates of turns that are frozen already
 * @param rejected and published with their bytes to the topic of rejected records
 * @param control offsets that hold no record for a consumer: transaction markers, compacted or aborted records
 * @param lost offsets that Kafka deleted before they were frozen, which somebody has accepted: see {@link AcceptedGap}
 */
public record PackCounts(long turns, long duplicates, long rejected, long control, long lost) {
    /** None is negative. */
    public PackCounts {
        Fields.notNegative("turns", turns);
        Fields.notNegative("duplicates", duplicates);
        Fields.notNegative("rejected", rejected);
        Fields.notNegative("control", control);
        Fields.notNegative("lost", lost);
    }

    /** Offsets that are lost, and nothing else. */
    public static PackCounts lostOnly(long lost) {
        return new PackCounts(0, 0, 0, 0, lost);
    }

    /** All offsets that are accounted for. */
    public long total() {
        return LongStream.of(turns, duplicates, rejected, control, lost).reduce(0, Math::addExact);
    }
}
