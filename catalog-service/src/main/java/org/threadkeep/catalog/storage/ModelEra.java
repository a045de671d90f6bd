package org.threadkeep.catalog.storage;

import java.util.Objects;

/** A run of {@link ModelExtent}s that one partition lists. */
public record ModelEra(String stream, long era) {
    /** Nothing is null. */
    public ModelEra {
        Objects.requireNonNull(stream, "stream");
    }
}
