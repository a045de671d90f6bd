package org.threadkeep.archive;

import java.util.Objects;
import java.util.Optional;

/**
 * All that is needed to read one frame: where it is, and whose key opens it.
 *
 * @param frameOffset of the frame's first byte in its lane
 * @param frameLength in bytes
 * @param snapshotId its name, {@link SnapshotId#of}
 */
public record SnapshotRef(
        String modelVersion,
        String tenant,
        Optional<String> subject,
        PackId pack,
        long frameOffset,
        int frameLength,
        String snapshotId) {

    /** Checks forms. */
    public SnapshotRef {
        Fields.text("modelVersion", modelVersion);
        Fields.text("tenant", tenant);
        Fields.text("subject", subject);
        Objects.requireNonNull(pack, "pack");
        Fields.notNegative("frameOffset", frameOffset);
        if (frameLength <= 0) {
            throw new IllegalArgumentException("frameLength is " + frameLength + ", not above 0");
        }
        Digests.require("snapshotId", snapshotId);
    }

    /** Where the frame is. */
    public FramePlace place() {
        return new FramePlace(modelVersion, pack, frameOffset, frameLength);
    }

    /** The reference to a snapshot of this pack. */
    public static SnapshotRef of(PackId pack, SnapshotEntry snapshot) {
        return new SnapshotRef(
                snapshot.modelVersion(),
                snapshot.tenant(),
                snapshot.subject(),
                pack,
                snapshot.frameOffset(),
                snapshot.frameLength(),
                snapshot.snapshotId());
    }
}
