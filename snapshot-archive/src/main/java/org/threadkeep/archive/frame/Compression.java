package org.threadkeep.archive.frame;

import org.threadkeep.archive.ArchiveFormatException;

/** How the records of a frame are compressed. */
enum Compression {
    /** Not at all: they would not have got smaller. */
    NONE(0),
    /** One zstd frame (RFC 8878), with the format's {@link Structure} as its raw dictionary. */
    ZSTD(1),
    /** Copies from the records of another frame, and one zstd frame of what is between: {@link Delta}. */
    DELTA(2);

    private final int code;

    Compression(int code) {
        this.code = code;
    }

    int code() {
        return code;
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
