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

    /** Fields are short and many, and the platform takes a while for each addition: they are added together. */
    private static final int GATHERED_BYTES = 256;

    private final Mac mac;
    private final byte[] gathered = new byte[GATHERED_BYTES];
    private int length;

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
        makeRoomFor(field.length);
        if (field.length > gathered.length) {
            mac.update(field);
        } else {
            System.arraycopy(field, 0, gathered, length, field.length);
            length += field.length;
        }
        return this;
    }

    KeyedDigest number(int field) {
        makeRoomFor(Integer.BYTES);
        gathered[length++] = (byte) (field >>> 24);
        gathered[length++] = (byte) (field >>> 16);
        gathered[length++] = (byte) (field >>> 8);
        gathered[length++] = (byte) field;
        return this;
    }

    private void makeRoomFor(int bytes) {
        if (length + bytes > gathered.length) {
            mac.update(gathered, 0, length);
            length = 0;
        }
    }

    /** All 32 bytes; the digest begins anew, under the same key. */
    byte[] full() {
        mac.update(gathered, 0, length);
        length = 0;
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
