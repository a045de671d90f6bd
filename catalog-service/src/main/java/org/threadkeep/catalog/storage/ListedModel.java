package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A model version in a list.
 *
 * @param token its place in the order that both keyspaces are listed in
 */
public record ListedModel(String modelVersion, long token) {
    /** Nothing is null. */
    public ListedModel {
        Objects.requireNonNull(modelVersion, "modelVersion");
    }
}
