package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The archive's digests: SHA-256, written as 64 lower-case hex digits. */
public final class Digests {
    /** What stands where there is no previous digest. */
    public static final String NONE = "0".repeat(64);

    private static final int DIGITS = 64;

    /** Never fed: a copy of it costs less than to look the algorithm up. */
    private static final MessageDigest BLANK = blank();

    private Digests() {}

    /** Digest of these bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /** Digest of this text's UTF-8 bytes. */
    public static String sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    /** Digest of {@code length} bytes from {@code offset}. */
    public static String sha256(byte[] bytes, int offset, int length) {
        MessageDigest digest = algorithm();
        digest.update(bytes, offset, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest to be fed piece by piece. */
    public static MessageDigest start() {
        return algorithm();
    }

    /** The digest of all that was fed; it begins anew. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of what was fed so far; more can follow. */
    public static String hexSoFar(MessageDigest digest) {
        return hex(copy(digest));
    }

    static String require(String field, String digest) {
        if (digest == null || digest.length() != DIGITS || !isHex(digest)) {
            throw new IllegalArgumentException(field + " is not 64 lower-case hex digits");
        }
        return digest;
    }

    /** Whether all of it is lower-case hex digits. */
    public static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest algorithm() {
        return copy(BLANK);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest blank() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
