package org.threadkeep.archive.frame;

import java.util.Objects;

/**
 * Bytes that a frame's records have in common with a piece.
 *
 * @param at where they begin in the records
 * @param from where they begin in the piece
 * @param length how many there are
 */
public record FromPiece(Piece piece, int at, int from, int length) {
    /** They lie in the piece. */
    public FromPiece {
        Objects.requireNonNull(piece, "piece");
        if (at < 0 || from < 0 || length < 1 || from > piece.length() - length) {
            throw new IllegalArgumentException("length is " + length + " at " + at + " from byte " + from
                    + " of a piece of " + piece.length() + ", which can't be");
        }
    }

    /** The first byte behind them in the records. */
    public int end() {
        return at + length;
    }
}
