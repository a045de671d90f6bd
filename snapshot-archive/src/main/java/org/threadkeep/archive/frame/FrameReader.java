package org.threadkeep.archive.frame;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.keys.SubjectKey;

/** Opens frames. Whatever bytes it is given, it allocates no more than the limit that {@code FORMAT.md} sets. */
public final class FrameReader {
    /** Longest frame that can be: records that don't compress, header, nonce and tag. */
    public static final int MAX_FRAME_BYTES = FrameHeader.MAX_BYTES + FrameHeader.MAX_PLAIN_BYTES + SubjectKey.OVERHEAD;

    /**
     * What stands in clear before a frame's content.
     *
     * @param keyId of the key that opens it
     * @param base of a delta; empty when the frame needs no other
     */
    public record Header(UUID keyId, Optional<Base> base) {}

    /**
     * The header of a frame in the lane of {@code modelVersion}.
     *
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame
     */
    public Header header(byte[] frame, String modelVersion) {
        FrameHeader header = FrameHeader.parse(frame, modelVersion);
        return new Header(header.keyId(), header.base());
    }

    /**
     * A frame's records as they were before compression, or empty when they are erased.
     *
     * @param frame of this pack and model version
     * @param keys finds the key of an id; empty when it was destroyed
     * @param basePlain the same of its base, when it has one
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame of this pack and model version under that key, or the base is
     *     another one
     */
    public Optional<byte[]> plain(
            byte[] frame,
            PackId pack,
            String modelVersion,
            Function<UUID, Optional<SubjectKey>> keys,
            Optional<byte[]> basePlain) {
        FrameHeader header = FrameHeader.parse(frame, modelVersion);
        return keys.apply(header.keyId())
                .map(key -> decompress(header, open(frame, header, key, pack, modelVersion), basePlain));
    }

    /** The records that {@link #plain} gave. */
    public List<FrameRecord> records(byte[] plain) {
        return RecordsCodec.decode(plain);
    }

    private static byte[] open(byte[] frame, FrameHeader header, SubjectKey key, PackId pack, String modelVersion) {
        int clear = header.bytes(modelVersion).length;
        if (frame.length < clear) {
            throw new ArchiveFormatException("the frame ends in its header");
        }
        return key.open(Arrays.copyOfRange(frame, clear, frame.length), header.associated(pack, modelVersion))
                .orElseThrow(() -> new ArchiveFormatException(
                        "the frame was not encrypted under its key for this pack and model version"));
    }

    private static byte[] decompress(FrameHeader header, byte[] opened, Optional<byte[]> basePlain) {
        return requireLength(
                header,
                switch (header.compression()) {
                    case NONE -> opened;
                    case ZSTD -> decompress(header, opened, new byte[0]);
                    case DELTA ->
                        decompress(
                                header,
                                opened,
                                basePlain
                                        .filter(Base::canBe)
                                        .orElseThrow(() -> new ArchiveFormatException("the delta has no base")));
                });
    }

    private static byte[] decompress(FrameHeader header, byte[] compressed, byte[] base) {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            if (base.length > 0) {
                context.loadDict(base);
            }
            return context.decompress(compressed, header.plainLength());
        } catch (ZstdException e) {
            throw new ArchiveFormatException("the frame's content is not zstd of the length that its header names", e);
        }
    }

    private static byte[] requireLength(FrameHeader header, byte[] plain) {
        if (plain.length != header.plainLength()) {
            throw new ArchiveFormatException(
                    "the frame's content has " + plain.length + " bytes, but its header says " + header.plainLength());
        }
        return plain;
    }
}
