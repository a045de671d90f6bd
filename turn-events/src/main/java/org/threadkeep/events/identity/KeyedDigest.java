package org.threadkeep.events.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over fields, each with its length before it, so that no two lists of fields are the same bytes. */
final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORT_BYTES = 16;

    private final Mac mac;

    private KeyedDigest(Mac mac) {
        this.mac = mac;
    }

    static KeyedDigest with(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new KeyedDigest(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Another digest under the same key, which costs less than to set that up again. Nothing may have been added to this one. */
    KeyedDigest another() {
        try {
            return new KeyedDigest((Mac) mac.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }

    KeyedDigest text(String field) {
        return bytes(field.getBytes(UTF_8));
    }

    KeyedDigest bytes(byte[] field) {
        number(field.length);
        mac.update(field);
        return this;
    }

    KeyedDigest number(int field) {
        mac.update((byte) (field >>> 24));
        mac.update((byte) (field >>> 16));
        mac.update((byte) (field >>> 8));
        mac.update((byte) field);
        return this;
    }

    /** All 32 bytes; the digest begins anew, under the same key. */
    byte[] full() {
        return mac.doFinal();
    }

    /** The first 16 bytes as 32 hex digits. */
    String hex() {
        return hex(full());
    }

    static String hex(byte[] full) {
        return HexFormat.of().formatHex(full, 0, SHORT_BYTES);
    }
}
