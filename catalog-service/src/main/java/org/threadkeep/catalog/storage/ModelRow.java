package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A registered model version as it is stored.
 *
 * @param revision how often it was written, from 1
 * @param document JSON
 */
public record ModelRow(String modelVersion, long revision, String document) {
    /** Nothing is null. */
    public ModelRow {
        Objects.requireNonNull(modelVersion, "modelVersion");
        Objects.requireNonNull(document, "document");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", below 1");
        }
    }
}
