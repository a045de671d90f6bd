package org.threadkeep.catalog.storage;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a turn stands: there is one turn at a place, and for ever.
 *
 * @param stream text of a {@link org.threadkeep.archive.StreamId}
 * @param offset Kafka offset in it
 */
public record Place(String stream, long offset) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::stream).thenComparingLong(Place::offset);
    private static final long THREAD_BUCKET = 1L << 14;
    private static final long MODEL_BUCKET = 1L << 16;

    /** Checks forms. */
    public Place {
        Objects.requireNonNull(stream, "stream");
        if (offset < 0) {
            throw new IllegalArgumentException("offset is " + offset + ", below 0");
        }
    }

    /** True when the other is of the same stream, and was read later. */
    public boolean isBefore(Place other) {
        return stream.equals(other.stream) && offset < other.offset;
    }

    /** The bucket of {@code turn_by_thread}. */
    public long threadBucket() {
        return offset / THREAD_BUCKET;
    }

    /** The bucket of {@code thread_by_model}. */
    public long modelBucket() {
        return offset / MODEL_BUCKET;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
