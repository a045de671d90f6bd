package org.threadkeep.catalog.registry;

import java.util.Objects;

/**
 * One file of a model's weights.
 *
 * @param name path below the weights' folder, with {@code /}
 * @param size in bytes
 * @param sha256 of its content, 64 lower-case hex digits
 */
public record WeightFile(String name, long size, String sha256) {
    /** Nothing is null. */
    public WeightFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }
}
