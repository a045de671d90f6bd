package org.threadkeep.freezer.gather;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A turn id together with its body's digest, in 128 bits: equal exactly for the same turn with the same body. */
public record TurnFingerprint(long high, long low) {
    /** The fingerprint of a turn. */
    public static TurnFingerprint of(String turnId, String bodyDigest) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((turnId + "/" + bodyDigest).getBytes(US_ASCII));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new TurnFingerprint(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
