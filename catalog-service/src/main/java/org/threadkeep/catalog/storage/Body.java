package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A body that came under a turn id.
 *
 * @param place where it stands first in its stream
 * @param bodyDigest tells bodies apart
 * @param threadId the thread that it is shown in
 */
public record Body(Place place, String bodyDigest, String threadId) {
    /** Nothing is null. */
    public Body {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(bodyDigest, "bodyDigest");
        Objects.requireNonNull(threadId, "threadId");
    }
}
