package org.threadkeep.archive.keys;

import com.google.crypto.tink.subtle.Random;

/**
 * The key of a piece: it stands inside of the frames that refer to the piece, and nowhere else. So whoever can open none of them can't
 * open the piece.
 *
 * @param bytes {@value #BYTES} of them; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record PieceKey(byte[] bytes) {
    /** Length of the key, in bytes. */
    public static final int BYTES = SubjectKey.BYTES;

    /** Checks the length. */
    public PieceKey {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("bytes are " + bytes.length + ", not " + BYTES);
        }
    }

    /** A new one. */
    public static PieceKey random() {
        return new PieceKey(Random.randBytes(BYTES));
    }

    /** Ready for use. */
    public SubjectKey ready() {
        return SubjectKey.unnamed(bytes);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "PieceKey[]";
    }
}
