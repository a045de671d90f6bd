package org.threadkeep.archive.keys;

import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A data key, ready for use: AES-256-GCM. Thread-safe, but for those {@link #ofOneThread}.
 *
 * <p>The platform's cipher and not Tink's, which only makes random nonces and stores them: a frame has one place for ever, and its
 * nonce follows from that (ADR 0012).
 */
public final class SubjectKey {
    /** Bytes that {@link #seal} adds: the tag. */
    public static final int OVERHEAD = 16;

    /** Bytes of a nonce. */
    public static final int NONCE_BYTES = 12;

    /** Length of the key, in bytes. */
    static final int BYTES = 32;

    private static final UUID UNNAMED = new UUID(0, 0);

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** To look it up for each frame takes longer than to encrypt a short one. */
    private static final Provider PROVIDER = provider();

    private final UUID id;
    private final SecretKeySpec key;
    private final Supplier<Cipher> ciphers;

    private SubjectKey(UUID id, SecretKeySpec key, Supplier<Cipher> ciphers) {
        this.id = id;
        this.key = key;
        this.ciphers = ciphers;
    }

    /**
     * A key from its bytes.
     *
     * @throws IllegalArgumentException when they are not {@value #BYTES}
     */
    public static SubjectKey of(UUID id, byte[] material) {
        if (material.length != BYTES) {
            throw new IllegalArgumentException("a data key has " + material.length + " bytes, not " + BYTES);
        }
        return new SubjectKey(id, new SecretKeySpec(material, "AES"), SubjectKey::newCipher);
    }

    /** A new key that nobody keeps: what it seals is erased already. */
    public static SubjectKey lost() {
        return unnamed(Random.randBytes(BYTES));
    }

    /** One that stands in no table, with the mark 0. */
    static SubjectKey unnamed(byte[] material) {
        return of(UNNAMED, material);
    }

    /** An id for a new key, whose mark isn't 0. */
    static UUID newId() {
        UUID id = UUID.randomUUID();
        return markOf(id) == 0 ? newId() : id;
    }

    /** The first four bytes of a key's id. An owner has few keys, so these tell them apart. */
    static int markOf(UUID id) {
        return (int) (id.getMostSignificantBits() >>> Integer.SIZE);
    }

    /**
     * The same key for one thread, with one cipher: to make that, and the rounds of the key, takes longer than to encrypt a short frame.
     * It refuses to seal with the nonce that it sealed with last.
     */
    public SubjectKey ofOneThread() {
        Cipher cipher = newCipher();
        return new SubjectKey(id, key, () -> cipher);
    }

    /** Never used again. */
    public UUID id() {
        return id;
    }

    /** Stands in every frame that the key encrypted: the first four bytes of its id. */
    public int mark() {
        return markOf(id);
    }

    /**
     * Encrypts behind {@code clear}, which is the associated data.
     *
     * @param nonce {@value #NONCE_BYTES} bytes; <b>never used with this key before</b>: a second use gives both contents away
     * @return clear, cipher text and a tag of 16 bytes
     */
    public byte[] sealBehind(byte[] clear, byte[] nonce, byte[] plain) {
        try {
            byte[] all = Arrays.copyOf(clear, clear.length + plain.length + OVERHEAD);
            cipher(Cipher.ENCRYPT_MODE, nonce, clear, clear.length).doFinal(plain, 0, plain.length, all, clear.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM can't encrypt " + plain.length + " bytes", e);
        }
    }

    /**
     * What was sealed behind the first {@code clear} bytes, or empty when it was another key, another clear, another nonce or other
     * bytes.
     */
    public Optional<byte[]> openBehind(int clear, byte[] nonce, byte[] all) {
        int length = all.length - clear;
        if (length < OVERHEAD) {
            return Optional.empty(); // the platform's cipher fails in another way then
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, all, clear).doFinal(all, clear, length));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bytes, int associated) throws GeneralSecurityException {
        Cipher cipher = ciphers.get();
        cipher.init(mode, key, new GCMParameterSpec(OVERHEAD * Byte.SIZE, nonce));
        cipher.updateAAD(bytes, 0, associated);
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + TRANSFORMATION, e);
        }
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + TRANSFORMATION, e);
        }
    }

    @Override
    public String toString() {
        return "SubjectKey[" + id + "]";
    }
}
