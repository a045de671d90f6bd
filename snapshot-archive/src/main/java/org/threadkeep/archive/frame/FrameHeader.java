package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.UnknownVersionException;

/**
 * The clear beginning of a frame.
 *
 * @param compression of the records
 * @param keyId of the subject's key
 * @param plainLength of the records before compression, in bytes
 */
record FrameHeader(Compression compression, UUID keyId, int plainLength) {
    static final int BYTES = 4 + 1 + 1 + 1 + 16 + 4;
    static final int VERSION = 1;
    /** Longest records of a frame: what a reader must be ready to allocate. */
    static final int MAX_PLAIN_BYTES = 256 << 20;

    private static final byte[] MAGIC = {'T', 'K', 'F', 'R'};
    private static final byte AES_256_GCM = 1;

    FrameHeader {
        if (plainLength < 0 || plainLength > MAX_PLAIN_BYTES) {
            throw new ArchiveFormatException("a frame of " + Integer.toUnsignedLong(plainLength)
                    + " plain bytes; at most " + MAX_PLAIN_BYTES + " are allowed");
        }
    }

    static FrameHeader parse(byte[] frame) {
        if (frame.length < BYTES || !Arrays.equals(frame, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ArchiveFormatException("not a frame: it does not begin with a frame's header");
        }
        ByteBuffer header = ByteBuffer.wrap(frame, MAGIC.length, BYTES - MAGIC.length);
        int version = Byte.toUnsignedInt(header.get());
        if (version != VERSION) {
            throw new UnknownVersionException("frame", version, VERSION);
        }
        Compression compression = Compression.of(header.get());
        byte cipher = header.get();
        if (cipher != AES_256_GCM) {
            throw new ArchiveFormatException("frame has the unknown cipher " + Byte.toUnsignedInt(cipher));
        }
        return new FrameHeader(compression, new UUID(header.getLong(), header.getLong()), header.getInt());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .put((byte) VERSION)
                .put(compression.code())
                .put(AES_256_GCM)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .putInt(plainLength)
                .array();
    }

    /** What is authenticated beside the cipher text: a frame can't be moved to another pack or model version. */
    byte[] associated(PackId pack, String modelVersion) {
        byte[] model = modelVersion.getBytes(UTF_8);
        return ByteBuffer.allocate(BYTES + 16 + model.length)
                .put(bytes())
                .putLong(pack.value().getMostSignificantBits())
                .putLong(pack.value().getLeastSignificantBits())
                .put(model)
                .array();
    }
}
