package org.threadkeep.catalog.storage;

import java.util.Objects;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;

/**
 * A turn in its thread.
 *
 * @param threadId as told by the source, or joined when indexing
 * @param stream where it was read
 * @param seq of its pack in the stream's freeze log
 * @param snapshot the frame that holds its content
 * @param entry what the manifest says of it
 * @param parents as far as they were known when it was indexed
 */
public record TurnRow(
        String threadId, String stream, long seq, SnapshotRef snapshot, TurnEntry entry, Parents parents) {
    /** Nothing is null. */
    public TurnRow {
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(parents, "parents");
    }

    /** Where it stands. */
    public Place place() {
        return new Place(stream, entry.offset());
    }
}
