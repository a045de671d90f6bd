package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.util.Objects;

/**
 * How the archive uses Cassandra. All who share an archive have the same.
 *
 * @param consistency of plain reads and writes, and of the commit of an LWT; reads must see what was written
 * @param serialConsistency of LWTs and of the reads that settle them: {@code LOCAL_SERIAL} when all freezers are in one
 *     datacenter, else {@code SERIAL}
 * @param logBucketSize freeze-log entries that share a Cassandra partition; never change it for an archive that exists
 * @param inFlight requests that a store has under way at most, per call
 */
public record ArchiveSettings(
        ConsistencyLevel consistency, ConsistencyLevel serialConsistency, int logBucketSize, int inFlight) {

    /** Checks the numbers and that the serial consistency is one. */
    public ArchiveSettings {
        Objects.requireNonNull(consistency, "consistency");
        if (!serialConsistency.isSerial()) {
            throw new IllegalArgumentException("serialConsistency is " + serialConsistency + ", not a serial one");
        }
        if (logBucketSize <= 0) {
            throw new IllegalArgumentException("logBucketSize is " + logBucketSize + ", not above 0");
        }
        if (inFlight <= 0) {
            throw new IllegalArgumentException("inFlight is " + inFlight + ", not above 0");
        }
    }

    /** {@code LOCAL_QUORUM}, {@code LOCAL_SERIAL}, 10,000 entries, 32 requests. */
    public static ArchiveSettings defaults() {
        return new ArchiveSettings(
                DefaultConsistencyLevel.LOCAL_QUORUM, DefaultConsistencyLevel.LOCAL_SERIAL, 10_000, 32);
    }
}
