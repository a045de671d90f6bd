package org.threadkeep.archive.keys;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is stored of an owner.
 *
 * @param keys by rising epoch
 * @param erasedAt when the owner was last erased, if ever: what was said up to then must not be kept again
 */
public record StoredKeys(List<WrappedKey> keys, Optional<Instant> erasedAt) {
    /** Copies the list. */
    public StoredKeys {
        keys = List.copyOf(keys);
        Objects.requireNonNull(erasedAt, "erasedAt");
    }
}
