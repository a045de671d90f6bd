package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.UnknownVersionException;

/**
 * The clear beginning of a frame.
 *
 * @param compression of the records, which tells whether there are a base and pieces
 * @param opener what has to be had first to open the frame
 * @param pieces where those are that it refers to
 */
record FrameHeader(Compression compression, Opener opener, List<FramePlace> pieces) {
    static final int VERSION = 4;

    /** Form, depth or mark of the key, and the number of pieces. */
    private static final int MOST_WITHOUT_PLACES = 1 + 4 + 1;

    /** Longest header, with pieces of all the longest names. */
    static final int MAX_BYTES = MOST_WITHOUT_PLACES + (1 + Piece.MOST) * Places.MAX_BYTES;

    private static final int VERSION_SHIFT = 4;
    private static final int COMPRESSION_MASK = 0x0f;

    FrameHeader {
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(opener, "opener");
        pieces = List.copyOf(pieces);
        if ((opener instanceof Base) != compression.hasBase()) {
            throw new IllegalArgumentException("a base is only for deltas, and every delta has one");
        }
        if (compression.hasPieces() ? pieces.isEmpty() || pieces.size() > Piece.MOST : !pieces.isEmpty()) {
            throw new ArchiveFormatException("a frame with " + pieces.size() + " pieces; it has none, or at least 1 "
                    + "and at most " + Piece.MOST);
        }
    }

    FrameHeader(Compression compression, Opener opener) {
        this(compression, opener, List.of());
    }

    /** Reads the header of a frame in the lane of {@code modelVersion}. */
    static FrameHeader parse(byte[] frame, String modelVersion) {
        return parse(new ByteReader(frame), modelVersion);
    }

    /** The same of a frame that is read from its beginning. */
    static FrameHeader parse(ByteReader in, String modelVersion) {
        int form = in.octet();
        if (form >> VERSION_SHIFT != VERSION) {
            throw new UnknownVersionException("frame", form >> VERSION_SHIFT, VERSION);
        }
        Compression compression = Compression.of(form & COMPRESSION_MASK);
        return new FrameHeader(
                compression,
                compression.hasBase() ? base(in, modelVersion) : new OwnKey(in.fixed32()),
                compression.hasPieces() ? pieces(in, modelVersion) : List.of());
    }

    private static Base base(ByteReader in, String modelVersion) {
        int depth = in.octet();
        return new Base(Places.read(in, modelVersion), depth);
    }

    private static List<FramePlace> pieces(ByteReader in, String modelVersion) {
        List<FramePlace> pieces = new ArrayList<>();
        for (int left = in.count(); left > 0 && pieces.size() <= Piece.MOST; left--) {
            pieces.add(Places.read(in, modelVersion));
        }
        return pieces;
    }

    /** Each frame has a header: one of the longest kind would be megabytes to clear, for some twenty bytes. */
    private int mostBytes() {
        int most = MOST_WITHOUT_PLACES + (opener instanceof Base base ? Places.mostBytes(base.place()) : 0);
        for (FramePlace piece : pieces) {
            most += Places.mostBytes(piece);
        }
        return most;
    }

    /** Of a frame in the lane of {@code modelVersion}. */
    byte[] bytes(String modelVersion) {
        ByteWriter out = new ByteWriter(mostBytes());
        out.octet(VERSION << VERSION_SHIFT | compression.code());
        if (opener instanceof Base base) {
            out.octet(base.depth());
            Places.write(base.place(), modelVersion, out);
        } else if (opener instanceof OwnKey key) {
            out.fixed32(key.mark());
        }
        if (compression.hasPieces()) {
            out.varint(pieces.size());
            pieces.forEach(piece -> Places.write(piece, modelVersion, out));
        }
        return out.bytes();
    }
}
