package org.threadkeep.catalog.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * The last backup of something.
 *
 * @param what {@code cassandra} or {@code keys}
 */
public record Backup(String what, Instant finishedAt) {
    /** Nothing is null. */
    public Backup {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(finishedAt, "finishedAt");
    }
}
