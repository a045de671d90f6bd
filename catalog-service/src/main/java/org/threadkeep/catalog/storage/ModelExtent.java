package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A part of a model version's threads that lies in one partition.
 *
 * @param bucket {@link Place#modelBucket()}
 */
public record ModelExtent(String stream, long bucket) {
    private static final long ERA = 1L << 14;

    /** Nothing is null. */
    public ModelExtent {
        Objects.requireNonNull(stream, "stream");
    }

    /** Where a place lies. */
    public static ModelExtent of(Place place) {
        return new ModelExtent(place.stream(), place.modelBucket());
    }

    /** The era that lists it. */
    public ModelEra era() {
        return new ModelEra(stream, bucket / ERA);
    }
}
