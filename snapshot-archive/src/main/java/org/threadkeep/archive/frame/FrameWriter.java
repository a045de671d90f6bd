package org.threadkeep.archive.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.StoredRecord;
import org.threadkeep.archive.keys.PieceKey;
import org.threadkeep.archive.keys.SubjectKey;

/** Makes frames. Holds native memory until it is closed; not thread-safe. */
public final class FrameWriter implements AutoCloseable {
    private final ZstdFrames zstd = new ZstdFrames();

    /**
     * The records of an earlier frame, to be referred to.
     *
     * @param base where the earlier frame is
     * @param plain its records, for which {@link Base#canBe} holds
     */
    public record Earlier(Base base, Plain plain) {}

    /**
     * A frame.
     *
     * @param bytes header, cipher text and tag; not copied
     * @param snapshotId of this place
     * @param base that it was built on; empty when it needs no other frame, also because it would not have got smaller
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    public record Written(byte[] bytes, String snapshotId, Optional<Base> base) {
        /** How many frames have to be opened before this one. */
        public int depth() {
            return base.map(Base::depth).orElse(0);
        }

        /** Whether it was built on the frame at this place. */
        public boolean isOn(FramePlace place) {
            return base.filter(one -> one.place().equals(place)).isPresent();
        }
    }

    /** Records as they are before compression. */
    public static Plain plain(List<StoredRecord> records) {
        return RecordsCodec.encode(records);
    }

    /**
     * The same.
     *
     * @param bytes the sum of their {@link #plainLength}s
     */
    public static Plain plain(List<StoredRecord> records, long bytes) {
        return RecordsCodec.encode(records, bytes);
    }

    /**
     * A frame.
     *
     * @param key of the subject
     * @param frameOffset where in its lane it will begin; no place is ever written twice, so its nonce isn't either
     * @param draft whose base, if it has one, is under the same key
     * @param shared what is to be copied from pieces: in order, none over another, from at most {@link Piece#MOST} pieces
     */
    public Written write(
            SubjectKey key, PackId pack, String modelVersion, long frameOffset, Draft draft, List<FromPiece> shared) {
        byte[] compressed = draft.compress(shared, zstd);
        byte[] plain = draft.plain().bytes();
        boolean smaller = compressed.length < plain.length;
        Optional<Base> base = smaller ? draft.earlier().map(Earlier::base) : Optional.empty();
        FrameHeader header = new FrameHeader(
                smaller ? compression(base, shared) : Compression.NONE,
                base.<Opener>map(b -> b).orElseGet(() -> new OwnKey(key.mark())),
                smaller ? places(shared) : List.of());
        byte[] id = SnapshotId.bytes(pack, modelVersion, frameOffset);
        byte[] bytes = seal(key, id, header.bytes(modelVersion), smaller ? compressed : plain);
        return new Written(bytes, SnapshotId.text(id), base);
    }

    private static Compression compression(Optional<Base> base, List<FromPiece> shared) {
        boolean copies = base.isPresent() || !shared.isEmpty();
        return copies ? Compression.copies(base.isPresent(), !shared.isEmpty()) : Compression.ZSTD;
    }

    private static List<FramePlace> places(List<FromPiece> shared) {
        return Draft.pieces(shared).stream().map(Piece::place).toList();
    }

    /** A frame without pieces. */
    public Written write(
            SubjectKey key,
            PackId pack,
            String modelVersion,
            long frameOffset,
            Plain plain,
            Optional<Earlier> earlier) {
        return write(key, pack, modelVersion, frameOffset, Draft.of(plain, earlier), List.of());
    }

    /**
     * The frame of a piece.
     *
     * @param key of this piece alone
     * @param frameOffset where in its lane it will begin
     * @param content at most {@link Piece#MAX_BYTES}
     */
    public byte[] writePiece(PieceKey key, PackId pack, String modelVersion, long frameOffset, byte[] content) {
        SubjectKey ready = key.ready();
        byte[] compressed = zstd.compressWithStructure(content);
        boolean smaller = compressed.length < content.length;
        FrameHeader header = new FrameHeader(smaller ? Compression.ZSTD : Compression.NONE, new OwnKey(ready.mark()));
        byte[] id = SnapshotId.bytes(pack, modelVersion, frameOffset);
        return seal(ready, id, header.bytes(modelVersion), smaller ? compressed : content);
    }

    private static byte[] seal(SubjectKey key, byte[] id, byte[] header, byte[] content) {
        return key.sealBehind(header, Arrays.copyOf(id, SubjectKey.NONCE_BYTES), content);
    }

    /** So many bytes of a frame's 256 MiB does a record take. */
    public static long plainLength(StoredRecord content) {
        return RecordsCodec.length(content);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
