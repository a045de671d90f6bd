package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.StoredRecord;
import org.threadkeep.archive.keys.PieceKey;
import org.threadkeep.archive.keys.SubjectKey;

/** Opens frames. Whatever bytes it is given, it allocates no more than the limit that {@code FORMAT.md} sets. */
public final class FrameReader {
    /** Longest records of a frame: what a reader must be ready to allocate. */
    static final int MAX_PLAIN_BYTES = 256 << 20;

    /** Longest frame that can be: records that don't compress, header and tag. */
    public static final int MAX_FRAME_BYTES = FrameHeader.MAX_BYTES + MAX_PLAIN_BYTES + SubjectKey.OVERHEAD;

    /** Longest frame of a piece. */
    public static final int MAX_PIECE_FRAME_BYTES = FrameHeader.MAX_BYTES + Piece.MAX_BYTES + SubjectKey.OVERHEAD;

    /**
     * What a frame in the lane of {@code modelVersion} needs to be opened.
     *
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame
     */
    public Opener opener(byte[] frame, String modelVersion) {
        return FrameHeader.parse(frame, modelVersion).opener();
    }

    /**
     * Where the pieces are that a frame in the lane of {@code modelVersion} refers to; as the opener, it stands in clear.
     *
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame
     */
    public List<FramePlace> pieces(byte[] frame, String modelVersion) {
        return FrameHeader.parse(frame, modelVersion).pieces();
    }

    /**
     * A frame's records as they were before compression.
     *
     * @param frame of this place
     * @param key that the frame names, or its base
     * @param basePlain the same of its base, when it has one
     * @param pieces asked for each piece that the frame refers to, once the frame is open
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame of this place under that key, or the base is another one
     */
    public byte[] plain(
            byte[] frame, FramePlace place, SubjectKey key, Optional<byte[]> basePlain, PieceOpener pieces) {
        ByteReader in = new ByteReader(frame);
        FrameHeader header = FrameHeader.parse(in, place.modelVersion());
        byte[] opened = open(in, key, place);
        return switch (header.compression()) {
            case NONE -> opened;
            case ZSTD -> ZstdFrames.decompressWithStructure(opened, 0, MAX_PLAIN_BYTES);
            case PIECES -> copied(header, opened, Optional.empty(), pieces);
            case DELTA, DELTA_AND_PIECES -> {
                byte[] base = basePlain.orElseThrow(() -> new ArchiveFormatException("the delta has no base"));
                yield copied(header, opened, Optional.of(base), pieces);
            }
        };
    }

    private static byte[] copied(FrameHeader header, byte[] opened, Optional<byte[]> base, PieceOpener pieces) {
        ByteReader in = new ByteReader(opened);
        List<PieceKey> keys = new ArrayList<>();
        for (int i = 0; i < header.pieces().size(); i++) {
            keys.add(new PieceKey(in.exactly(PieceKey.BYTES)));
        }
        List<byte[]> contents = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < keys.size(); i++) {
            contents.add(pieces.open(header.pieces().get(i), keys.get(i)));
            length += contents.get(i).length;
            if (length > MAX_PLAIN_BYTES) {
                throw new ArchiveFormatException("the pieces have more bytes than a frame holds");
            }
        }
        return Delta.decode(in, Sources.of(base, contents));
    }

    /** The same for whoever reads no pieces: a frame that refers to one is refused. */
    public byte[] plain(byte[] frame, FramePlace place, SubjectKey key, Optional<byte[]> basePlain) {
        return plain(frame, place, key, basePlain, (piece, pieceKey) -> {
            throw new ArchiveFormatException("the frame refers to pieces, which are not there");
        });
    }

    /**
     * The content of a piece.
     *
     * @param frame of this place
     * @param key that a frame gave which refers to it
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't the frame of a piece of this place under that key
     */
    public byte[] piece(byte[] frame, FramePlace place, PieceKey key) {
        ByteReader in = new ByteReader(frame);
        FrameHeader header = FrameHeader.parse(in, place.modelVersion());
        if (!(header.opener() instanceof OwnKey) || header.compression().hasPieces()) {
            throw new ArchiveFormatException("the frame is no piece: it refers to other frames");
        }
        byte[] opened = open(in, key.ready(), place);
        if (header.compression() == Compression.ZSTD) {
            return ZstdFrames.decompressWithStructure(opened, 0, Piece.MAX_BYTES);
        }
        if (opened.length > Piece.MAX_BYTES) {
            throw new ArchiveFormatException("the piece has " + opened.length + " bytes, above " + Piece.MAX_BYTES);
        }
        return opened;
    }

    /** The records that {@link #plain} gave. */
    public List<StoredRecord> records(byte[] plain) {
        return RecordsCodec.decode(plain);
    }

    /** What is behind the header, up to whose end the frame was read. */
    private static byte[] open(ByteReader frame, SubjectKey key, FramePlace place) {
        byte[] nonce =
                SnapshotId.bytes(place.pack(), place.modelVersion(), place.frameOffset(), SubjectKey.NONCE_BYTES);
        return key.openBehind(frame.position(), nonce, frame.all())
                .orElseThrow(
                        () -> new ArchiveFormatException("the frame was not encrypted under its key for this place"));
    }
}
