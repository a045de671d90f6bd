package org.threadkeep.catalog.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * A place where the weights can be had.
 *
 * @param uri absolute
 * @param verifiedAt when its files were last seen to have the registered digests, RFC 3339
 */
public record Replica(String uri, Optional<String> verifiedAt) {
    /** Nothing is null. */
    public Replica {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
    }
}
