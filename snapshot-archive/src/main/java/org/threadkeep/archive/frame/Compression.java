package org.threadkeep.archive.frame;

import org.threadkeep.archive.ArchiveFormatException;

/** How the records of a frame are compressed. */
enum Compression {
    /** Not at all: they would not have got smaller. */
    NONE(0),
    /** One zstd frame (RFC 8878). */
    ZSTD(1),
    /** One zstd frame, with the records of another frame as its raw dictionary. */
    DELTA(2);

    private final byte code;

    Compression(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Compression of(byte code) {
        for (Compression compression : values()) {
            if (compression.code == code) {
                return compression;
            }
        }
        throw new ArchiveFormatException("frame has the unknown compression " + Byte.toUnsignedInt(code));
    }
}
