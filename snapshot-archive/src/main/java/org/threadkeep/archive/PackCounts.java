package org.threadkeep.archive;

/**
 * What became of each Kafka offset of a pack: the accounting of invariant I3.
 *
 * @param turns frozen in this pack
 * @param duplicates of turns that are frozen already
 * @param rejected and published with their bytes to the topic of rejected records
 * @param control offsets that hold no record for a consumer: transaction markers, compacted or aborted records
 */
public record PackCounts(long turns, long duplicates, long rejected, long control) {
    /** None is negative. */
    public PackCounts {
        Fields.notNegative("turns", turns);
        Fields.notNegative("duplicates", duplicates);
        Fields.notNegative("rejected", rejected);
        Fields.notNegative("control", control);
    }

    /** All offsets that are accounted for. */
    public long total() {
        return Math.addExact(Math.addExact(turns, duplicates), Math.addExact(rejected, control));
    }
}
