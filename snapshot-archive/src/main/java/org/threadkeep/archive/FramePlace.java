package org.threadkeep.archive;

import java.util.Objects;

/**
 * Where a frame's bytes are.
 *
 * @param frameOffset of the frame's first byte in its lane
 * @param frameLength in bytes
 */
public record FramePlace(String modelVersion, PackId pack, long frameOffset, int frameLength) {

    /** Checks forms. */
    public FramePlace {
        Fields.text("modelVersion", modelVersion);
        Objects.requireNonNull(pack, "pack");
        Fields.notNegative("frameOffset", frameOffset);
        if (frameLength <= 0) {
            throw new IllegalArgumentException("frameLength is " + frameLength + ", not above 0");
        }
    }
}
