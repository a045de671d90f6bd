package org.threadkeep.catalog.storage;

import java.util.Objects;

/** A turn that left a context behind, and so can be the parent of one that continues it. */
public record ContextTurn(Place place, String turnId, String threadId) {
    /** Nothing is null. */
    public ContextTurn {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(turnId, "turnId");
        Objects.requireNonNull(threadId, "threadId");
    }
}
