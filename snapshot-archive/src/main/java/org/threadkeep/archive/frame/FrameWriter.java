package org.threadkeep.archive.frame;

import java.nio.ByteBuffer;
import java.util.List;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.keys.SubjectKey;

/** Makes frames. Holds native memory until it is closed; not thread-safe. */
public final class FrameWriter implements AutoCloseable {
    private final ZstdFrames zstd = new ZstdFrames();

    /**
     * Records as a frame.
     *
     * @param key of the subject
     * @throws IllegalArgumentException when the records take more than 256 MiB
     */
    public byte[] write(SubjectKey key, PackId pack, String modelVersion, List<FrameRecord> records) {
        byte[] plain = RecordsCodec.encode(records);
        byte[] compressed = zstd.compress(plain);
        boolean smaller = compressed.length < plain.length;
        FrameHeader header = new FrameHeader(smaller ? Compression.ZSTD : Compression.NONE, key.id(), plain.length);
        byte[] sealed = key.seal(smaller ? compressed : plain, header.associated(pack, modelVersion));
        return ByteBuffer.allocate(FrameHeader.BYTES + sealed.length)
                .put(header.bytes())
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
