package org.threadkeep.archive.frame;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.keys.SubjectKey;

/** Makes frames. Holds native memory until it is closed; not thread-safe. */
public final class FrameWriter implements AutoCloseable {
    private final ZstdFrames zstd = new ZstdFrames();

    /**
     * The records of an earlier frame, to be referred to.
     *
     * @param base where the earlier frame is
     * @param plain its records, for which {@link Base#canBe} holds; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    public record Earlier(Base base, byte[] plain) {}

    /** Records as they are before compression. */
    public static byte[] plain(List<FrameRecord> records) {
        return RecordsCodec.encode(records);
    }

    /**
     * A frame.
     *
     * @param key of the subject
     * @param plain what {@link #plain} gave
     * @param earlier a frame of the same subject, to be the base of a delta
     */
    public byte[] write(SubjectKey key, PackId pack, String modelVersion, byte[] plain, Optional<Earlier> earlier) {
        byte[] compressed = earlier.map(e -> zstd.compress(plain, e.plain())).orElseGet(() -> zstd.compress(plain));
        boolean smaller = compressed.length < plain.length;
        Compression compression =
                !smaller ? Compression.NONE : earlier.isPresent() ? Compression.DELTA : Compression.ZSTD;
        Optional<Base> base = smaller ? earlier.map(Earlier::base) : Optional.empty();
        FrameHeader header = new FrameHeader(compression, key.id(), plain.length, base);
        byte[] clear = header.bytes(modelVersion);
        byte[] sealed = key.seal(smaller ? compressed : plain, header.associated(pack, modelVersion));
        return ByteBuffer.allocate(clear.length + sealed.length)
                .put(clear)
                .put(sealed)
                .array();
    }

    /** At most so many bytes of a frame's 256 MiB does a record take. */
    public static long plainLength(FrameRecord content) {
        return RecordsCodec.maxLength(content);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
