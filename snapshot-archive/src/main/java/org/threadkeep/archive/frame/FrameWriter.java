package org.threadkeep.archive.frame;

import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.StoredRecord;
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
     * @param base that it was built on; empty when it needs no other frame, also because it would not have got smaller
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    public record Written(byte[] bytes, Optional<Base> base) {
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
     * A frame.
     *
     * @param key of the subject
     * @param frameOffset where in its lane it will begin; no place is ever written twice, so its nonce isn't either
     * @param plain what {@link #plain} gave
     * @param earlier a frame under the same key, to be the base of a delta
     */
    public Written write(
            SubjectKey key,
            PackId pack,
            String modelVersion,
            long frameOffset,
            Plain plain,
            Optional<Earlier> earlier) {
        byte[] compressed = earlier.map(e -> Delta.encode(e.plain(), plain, zstd))
                .orElseGet(() -> zstd.compress(plain.bytes(), Structure.bytes()));
        boolean smaller = compressed.length < plain.length();
        Optional<Base> base = smaller ? earlier.map(Earlier::base) : Optional.empty();
        Compression compression = !smaller ? Compression.NONE : base.isPresent() ? Compression.DELTA : Compression.ZSTD;
        FrameHeader header =
                new FrameHeader(compression, base.<Opener>map(b -> b).orElseGet(() -> new OwnKey(key.id())));
        byte[] clear = header.bytes(modelVersion);
        byte[] nonce = SnapshotId.bytes(pack, modelVersion, frameOffset, SubjectKey.NONCE_BYTES);
        return new Written(key.sealBehind(clear, nonce, smaller ? compressed : plain.bytes()), base);
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
