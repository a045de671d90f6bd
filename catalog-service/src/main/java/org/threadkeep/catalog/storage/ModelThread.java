package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A thread that a model version ran turns of.
 *
 * @param first the first of those turns in this stream
 */
public record ModelThread(String threadId, Place first) {
    /** Nothing is null. */
    public ModelThread {
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(first, "first");
    }
}
