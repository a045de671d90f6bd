package org.threadkeep.archive.frame;

import java.util.Objects;
import java.util.UUID;

/**
 * The key of a frame that needs no other frame.
 *
 * @param id of the subject's key
 */
public record OwnKey(UUID id) implements Opener {
    /** Checks that it is there. */
    public OwnKey {
        Objects.requireNonNull(id, "id");
    }
}
