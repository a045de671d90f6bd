package org.threadkeep.archive.keys;

/** Whoever holds the key-encryption key: a KMS, or a local file. Thread-safe. */
public interface KeyManagement {
    /** Names the key-encryption key that {@link #wrap} uses now. */
    String kekId();

    /**
     * Encrypts a data key.
     *
     * @param context authenticated, not encrypted: {@link #unwrap} must be given the same
     * @throws KeyUnavailableException when it can't be done now
     */
    byte[] wrap(byte[] dataKey, byte[] context);

    /**
     * Decrypts a data key.
     *
     * @param kekId what {@link #kekId()} was when it was wrapped
     * @throws KeyUnavailableException when this isn't the right key-encryption key, or it can't be done now
     */
    byte[] unwrap(String kekId, byte[] wrapped, byte[] context);
}
