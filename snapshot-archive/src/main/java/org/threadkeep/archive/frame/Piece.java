package org.threadkeep.archive.frame;

import java.util.Objects;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.keys.PieceKey;

/**
 * Bytes in a frame of their own, for other frames to copy from. A frame that refers to a piece should hold all of its bytes: then nobody
 * can read in a piece what they didn't say themselves.
 *
 * @param place of the piece's frame
 * @param key that opens it
 * @param length of its content, in bytes
 */
public record Piece(FramePlace place, PieceKey key, int length) {
    /** So many pieces a frame refers to at most. */
    public static final int MOST = 64;

    /** Longest content of a piece, in bytes. */
    public static final int MAX_BYTES = 32 << 20;

    /** Checks the length. */
    public Piece {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(key, "key");
        if (length < 1 || length > MAX_BYTES) {
            throw new IllegalArgumentException("length is " + length + ", not between 1 and " + MAX_BYTES);
        }
    }

    /** All of it, as it stands in a frame's records. */
    public FromPiece allAt(int at) {
        return new FromPiece(this, at, 0, length);
    }
}
