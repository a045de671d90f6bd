package org.threadkeep.archive;

import java.util.List;
import java.util.Optional;

/**
 * What the manifest says of a piece: bytes that several frames share, in a frame of their own, which nobody reads but through those.
 *
 * @param frameOffset of the frame's first byte in its lane
 * @param frameLength in bytes
 */
public record PieceEntry(String modelVersion, String tenant, long frameOffset, int frameLength) implements FrameEntry {

    /** Checks forms. */
    public PieceEntry {
        Fields.text("modelVersion", modelVersion);
        Fields.text("tenant", tenant);
        Fields.notNegative("frameOffset", frameOffset);
        if (frameLength <= 0) {
            throw new IllegalArgumentException("frameLength is " + frameLength + ", not above 0");
        }
    }

    /** Under no subject's key. */
    @Override
    public Optional<String> subject() {
        return Optional.empty();
    }

    /** Of no thread. */
    @Override
    public Optional<String> threadId() {
        return Optional.empty();
    }

    /** None. */
    @Override
    public List<TurnEntry> turns() {
        return List.of();
    }
}
