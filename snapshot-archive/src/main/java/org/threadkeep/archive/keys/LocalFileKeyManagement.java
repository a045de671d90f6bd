package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.threadkeep.archive.Digests;

/** A key-encryption key in a file: for one machine, or mounted as a secret. */
public final class LocalFileKeyManagement implements KeyManagement {
    private static final int ID_DIGITS = 16;

    private final String kekId;
    private final Aead aead;

    private LocalFileKeyManagement(String kekId, Aead aead) {
        this.kekId = kekId;
        this.aead = aead;
    }

    /**
     * Reads a key file: 64 hex digits, white space around them allowed.
     *
     * @throws IllegalArgumentException when the file holds something else
     * @throws UncheckedIOException when it can't be read
     */
    public static LocalFileKeyManagement read(Path file) {
        try {
            return of(HexFormat.of().parseHex(Files.readString(file, US_ASCII).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the key-encryption key file " + file, e);
        } catch (IllegalArgumentException showsWhatItFound) {
            throw new IllegalArgumentException("the key-encryption key file " + file + " does not hold 64 hex digits");
        }
    }

    /**
     * A key-encryption key from its 32 bytes.
     *
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static LocalFileKeyManagement of(byte[] key) {
        String digest = Digests.sha256("threadkeep kek id\n" + HexFormat.of().formatHex(key));
        return new LocalFileKeyManagement("local-file:" + digest.substring(0, ID_DIGITS), AesGcm.of(key));
    }

    @Override
    public String kekId() {
        return kekId;
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        try {
            return aead.encrypt(dataKey, context);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("can't wrap with " + kekId, e);
        }
    }

    @Override
    public byte[] unwrap(String wrappedBy, byte[] wrapped, byte[] context) {
        if (!wrappedBy.equals(kekId)) {
            throw new KeyUnavailableException("a key was wrapped by " + wrappedBy + ", but this is " + kekId);
        }
        try {
            return aead.decrypt(wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("a wrapped key is not what " + kekId + " made for its row", e);
        }
    }
}
