package org.threadkeep.archive.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/** A data key, ready for use: AES-256-GCM. Thread-safe. */
public final class SubjectKey {
    /** Bytes that {@link #seal} adds: nonce and tag. */
    public static final int OVERHEAD = 12 + 16;

    /** Length of the key, in bytes. */
    static final int BYTES = 32;

    private final UUID id;
    private final Aead aead;

    private SubjectKey(UUID id, Aead aead) {
        this.id = id;
        this.aead = aead;
    }

    /**
     * A key from its bytes.
     *
     * @throws IllegalArgumentException when they are not {@value #BYTES}
     */
    public static SubjectKey of(UUID id, byte[] material) {
        return new SubjectKey(id, AesGcm.of(material));
    }

    /** Stands in every frame that the key encrypted. */
    public UUID id() {
        return id;
    }

    /** 12 bytes of random nonce, the cipher text, 16 bytes of tag. */
    public byte[] seal(byte[] plain, byte[] associated) {
        try {
            return aead.encrypt(plain, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM can't encrypt " + plain.length + " bytes", e);
        }
    }

    /** What was sealed, or empty when it was another key, other associated data or other bytes. */
    public Optional<byte[]> open(byte[] sealed, byte[] associated) {
        try {
            return Optional.of(aead.decrypt(sealed, associated));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SubjectKey[" + id + "]";
    }
}
