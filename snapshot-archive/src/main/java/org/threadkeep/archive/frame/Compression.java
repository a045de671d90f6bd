package org.threadkeep.archive.frame;

import org.threadkeep.archive.ArchiveFormatException;

/** How the records of a frame are compressed. */
enum Compression {
    /** Not at all: they would not have got smaller. */
    NONE(0, false, false),
    /** One zstd frame (RFC 8878), with the format's {@link Structure} as its raw dictionary. */
    ZSTD(1, false, false),
    /** Copies from the records of another frame, and one zstd frame of what is between: {@link Delta}. */
    DELTA(2, true, false),
    /** The same with copies from pieces, and none from another frame. */
    PIECES(3, false, true),
    /** The same with copies from both. */
    DELTA_AND_PIECES(4, true, true);

    private final int code;
    private final boolean base;
    private final boolean pieces;

    Compression(int code, boolean base, boolean pieces) {
        this.code = code;
        this.base = base;
        this.pieces = pieces;
    }

    int code() {
        return code;
    }

    boolean hasBase() {
        return base;
    }

    boolean hasPieces() {
        return pieces;
    }

    /** Of copies from these. */
    static Compression copies(boolean fromBase, boolean fromPieces) {
        return fromPieces ? fromBase ? DELTA_AND_PIECES : PIECES : DELTA;
    }

    static Compression of(int code) {
        for (Compression compression : values()) {
            if (compression.code == code) {
                return compression;
            }
        }
        throw new ArchiveFormatException("frame has the unknown compression " + code);
    }
}
