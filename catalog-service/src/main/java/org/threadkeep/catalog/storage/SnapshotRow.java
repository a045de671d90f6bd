package org.threadkeep.catalog.storage;

import java.util.Objects;
import org.threadkeep.archive.SnapshotRef;

/**
 * Where a snapshot is.
 *
 * @param ref the frame
 * @param seq of its pack in the stream's freeze log
 * @param turns how many it holds
 * @param firstOffset of its first turn
 * @param lastOffset of its last turn
 */
public record SnapshotRow(
        SnapshotRef ref, String stream, long seq, String threadId, int turns, long firstOffset, long lastOffset) {
    /** Nothing is null. */
    public SnapshotRow {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(threadId, "threadId");
    }
}
