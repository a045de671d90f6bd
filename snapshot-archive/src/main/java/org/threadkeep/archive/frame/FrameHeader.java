package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.UnknownVersionException;

/**
 * The clear beginning of a frame.
 *
 * @param compression of the records; {@link Compression#DELTA} exactly when {@code opener} is a base
 * @param opener what has to be had first to open the frame
 */
record FrameHeader(Compression compression, Opener opener) {
    static final int VERSION = 3;

    private static final int MOST_WITHOUT_NAME = 1 + 1 + 16 + 3 * 5;

    /** In UTF-8. */
    private static final int MOST_PER_CHARACTER = 3;

    /** Longest header, with the longest name of a model version that Cassandra takes as a key. */
    static final int MAX_BYTES = MOST_WITHOUT_NAME + 65_535;

    private static final int VERSION_SHIFT = 4;
    private static final int COMPRESSION_MASK = 0x0f;

    FrameHeader {
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(opener, "opener");
        if ((opener instanceof Base) != (compression == Compression.DELTA)) {
            throw new IllegalArgumentException("a base is only for deltas, and every delta has one");
        }
    }

    /** Reads the header of a frame in the lane of {@code modelVersion}. */
    static FrameHeader parse(byte[] frame, String modelVersion) {
        ByteReader in = new ByteReader(frame);
        int form = in.octet();
        if (form >> VERSION_SHIFT != VERSION) {
            throw new UnknownVersionException("frame", form >> VERSION_SHIFT, VERSION);
        }
        Compression compression = Compression.of(form & COMPRESSION_MASK);
        return new FrameHeader(
                compression, compression == Compression.DELTA ? base(in, modelVersion) : new OwnKey(in.uuid()));
    }

    private static Base base(ByteReader in, String modelVersion) {
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

    /** Each frame has a header: one of the longest kind would be 64 KiB to clear, for some twenty bytes. */
    private int mostBytes() {
        return opener instanceof Base base
                ? MOST_WITHOUT_NAME
                        + MOST_PER_CHARACTER * base.place().modelVersion().length()
                : MOST_WITHOUT_NAME;
    }

    /** Of a frame in the lane of {@code modelVersion}. */
    byte[] bytes(String modelVersion) {
        ByteWriter out = new ByteWriter(mostBytes());
        out.octet(VERSION << VERSION_SHIFT | compression.code());
        if (opener instanceof Base base) {
            FramePlace place = base.place();
            out.octet(base.depth());
            out.uuid(place.pack().value());
            out.varint(Math.toIntExact(place.frameOffset()));
            out.varint(place.frameLength());
            out.block((place.modelVersion().equals(modelVersion) ? "" : place.modelVersion()).getBytes(UTF_8));
        } else if (opener instanceof OwnKey key) {
            out.uuid(key.id());
        }
        return out.bytes();
    }
}
