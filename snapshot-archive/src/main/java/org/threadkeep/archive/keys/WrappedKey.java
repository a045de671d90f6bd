package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.UUID;

/**
 * A data key as it is stored.
 *
 * @param epoch from 1; the highest one of an owner encrypts, the others only decrypt
 * @param id random, never used again, also after the key was destroyed; its first four bytes, which are not 0, stand in every frame that the
 *     key encrypted
 * @param kekId names the key-encryption key
 * @param wrapped not copied
 */
public record WrappedKey(KeyOwner owner, int epoch, UUID id, String kekId, byte[] wrapped) {
    /** The epoch of an owner's first key. */
    public static final int FIRST_EPOCH = 1;

    /** Checks forms. */
    public WrappedKey {
        Objects.requireNonNull(owner, "owner");
        if (epoch < FIRST_EPOCH) {
            throw new IllegalArgumentException("epoch is " + epoch + ", below " + FIRST_EPOCH);
        }
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kekId, "kekId");
        Objects.requireNonNull(wrapped, "wrapped");
    }

    /** What binds the wrapped bytes to their row, so that two rows can't be swapped. */
    static byte[] context(KeyOwner owner, int epoch, UUID id) {
        int tenantBytes = owner.tenant().getBytes(UTF_8).length;
        return "threadkeep subject key 1\nepoch %d\nkey %s\ntenant %d %s\nsubject %s\n"
                .formatted(epoch, id, tenantBytes, owner.tenant(), owner.storedSubject())
                .getBytes(UTF_8);
    }

    /** What frames have of the id. */
    int mark() {
        return SubjectKey.markOf(id);
    }

    /** What binds the wrapped bytes to this row. */
    public byte[] context() {
        return context(owner, epoch, id);
    }
}
