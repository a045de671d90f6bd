package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a snapshot by its place. What stands there can't change: the pack's manifest has the digests of all chunks, and the freeze
 * log has the digest of the manifest.
 */
public final class SnapshotId {
    private SnapshotId() {}

    /** The first {@code length} bytes of the digest. */
    public static byte[] bytes(PackId pack, String modelVersion, long frameOffset, int length) {
        return Arrays.copyOf(bytes(pack, modelVersion, frameOffset), length);
    }

    /**
     * 64 hex digits: digest of the lines that {@code FORMAT.md} section 3 gives.
     *
     * @param frameOffset of the frame's first byte in its lane
     */
    public static String of(PackId pack, String modelVersion, long frameOffset) {
        return text(bytes(pack, modelVersion, frameOffset));
    }

    /** These bytes as text. */
    public static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The 32 bytes of it. */
    public static byte[] bytes(PackId pack, String modelVersion, long frameOffset) {
        String place = "threadkeep snapshot 2\npack " + pack.text() + "\noffset " + frameOffset + "\nmodel "
                + modelVersion + "\n";
        return Digests.start().digest(place.getBytes(UTF_8));
    }
}
