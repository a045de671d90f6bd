package org.threadkeep.archive.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The key that encrypts an owner's frames now.
 *
 * @param erasedAt when the owner was last erased, if ever: what was said up to then must not be kept again
 */
public record CurrentKey(SubjectKey key, Optional<Instant> erasedAt) {
    /** Nothing is null. */
    public CurrentKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(erasedAt, "erasedAt");
    }

    /** The same with {@link SubjectKey#ofOneThread}. */
    public CurrentKey ofOneThread() {
        return new CurrentKey(key.ofOneThread(), erasedAt);
    }

    /** Whether what was said at this time was erased since. */
    public boolean isErased(Instant said) {
        return erasedAt.filter(at -> !said.isAfter(at)).isPresent();
    }
}
