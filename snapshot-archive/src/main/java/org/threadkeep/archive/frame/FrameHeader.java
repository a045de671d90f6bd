package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.UnknownVersionException;

/**
 * The clear beginning of a frame.
 *
 * @param compression of the records
 * @param keyId of the subject's key
 * @param plainLength of the records before compression, in bytes
 * @param base of a delta, and only of a delta
 */
record FrameHeader(Compression compression, UUID keyId, int plainLength, Optional<Base> base) {
    /** What every frame begins with. */
    static final int FIXED_BYTES = 4 + 1 + 1 + 1 + 16 + 4;

    static final int VERSION = 1;
    /** Longest records of a frame: what a reader must be ready to allocate. */
    static final int MAX_PLAIN_BYTES = 256 << 20;
    /** Longest header, with the longest name of a model version that Cassandra takes as a key. */
    static final int MAX_BYTES = FIXED_BYTES + 1 + 16 + 3 * 5 + 65_535;

    private static final byte[] MAGIC = {'T', 'K', 'F', 'R'};
    private static final byte AES_256_GCM = 1;

    FrameHeader {
        if (plainLength < 0 || plainLength > MAX_PLAIN_BYTES) {
            throw new ArchiveFormatException("a frame of " + Integer.toUnsignedLong(plainLength)
                    + " plain bytes; at most " + MAX_PLAIN_BYTES + " are allowed");
        }
        if (base.isPresent() != (compression == Compression.DELTA)) {
            throw new IllegalArgumentException("base is only for deltas, and every delta has one");
        }
    }

    /** Reads the header of a frame in the lane of {@code modelVersion}. */
    static FrameHeader parse(byte[] frame, String modelVersion) {
        if (frame.length < FIXED_BYTES || !Arrays.equals(frame, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ArchiveFormatException("not a frame: it does not begin with a frame's header");
        }
        ByteBuffer header = ByteBuffer.wrap(frame, MAGIC.length, FIXED_BYTES - MAGIC.length);
        int version = Byte.toUnsignedInt(header.get());
        if (version != VERSION) {
            throw new UnknownVersionException("frame", version, VERSION);
        }
        Compression compression = Compression.of(header.get());
        byte cipher = header.get();
        if (cipher != AES_256_GCM) {
            throw new ArchiveFormatException("frame has the unknown cipher " + Byte.toUnsignedInt(cipher));
        }
        UUID keyId = new UUID(header.getLong(), header.getLong());
        Optional<Base> base =
                compression == Compression.DELTA ? Optional.of(base(frame, modelVersion)) : Optional.empty();
        return new FrameHeader(compression, keyId, header.getInt(), base);
    }

    private static Base base(byte[] frame, String modelVersion) {
        ByteReader in = new ByteReader(frame, FIXED_BYTES);
        int depth = in.octet();
        UUID pack = in.uuid();
        long offset = in.varint();
        int length = in.varint();
        String other = in.text();
        try {
            String lane = other.isEmpty() ? modelVersion : other;
            return new Base(new FramePlace(lane, new PackId(pack), offset, length), depth);
        } catch (IllegalArgumentException e) {
            throw new ArchiveFormatException("the place of a delta's base is wrong: " + e.getMessage(), e);
        }
    }

    /** Of a frame in the lane of {@code modelVersion}. */
    byte[] bytes(String modelVersion) {
        byte[] fixed = ByteBuffer.allocate(FIXED_BYTES)
                .put(MAGIC)
                .put((byte) VERSION)
                .put(compression.code())
                .put(AES_256_GCM)
                .putLong(keyId.getMostSignificantBits())
                .putLong(keyId.getLeastSignificantBits())
                .putInt(plainLength)
                .array();
        return base.map(b -> join(fixed, bytes(b, modelVersion))).orElse(fixed);
    }

    private static byte[] bytes(Base base, String modelVersion) {
        FramePlace place = base.place();
        String other = place.modelVersion().equals(modelVersion) ? "" : place.modelVersion();
        byte[] model = other.getBytes(UTF_8);
        ByteWriter out = new ByteWriter(MAX_BYTES - FIXED_BYTES);
        out.octet(base.depth());
        out.uuid(place.pack().value());
        out.varint(Math.toIntExact(place.frameOffset()));
        out.varint(place.frameLength());
        out.block(model);
        return out.bytes();
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** What is authenticated beside the cipher text: a frame can't be moved to another pack or model version. */
    byte[] associated(PackId pack, String modelVersion) {
        byte[] header = bytes(modelVersion);
        byte[] model = modelVersion.getBytes(UTF_8);
        return ByteBuffer.allocate(header.length + 16 + model.length)
                .put(header)
                .putLong(pack.value().getMostSignificantBits())
                .putLong(pack.value().getLeastSignificantBits())
                .put(model)
                .array();
    }
}
