package org.threadkeep.archive.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.keys.SubjectKey;

/** Opens frames. Whatever bytes it is given, it allocates no more than the limit that {@code FORMAT.md} sets. */
public final class FrameReader {
    /** Longest frame that can be: records that don't compress, header, nonce and tag. */
    public static final int MAX_FRAME_BYTES = FrameHeader.BYTES + FrameHeader.MAX_PLAIN_BYTES + SubjectKey.OVERHEAD;

    /**
     * The records of a frame, or that they are erased.
     *
     * @param frame whose digest was checked
     * @param keys finds the key of an id; empty when it was destroyed
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame of this pack and model version under that key
     */
    public FrameContent read(
            byte[] frame, PackId pack, String modelVersion, Function<UUID, Optional<SubjectKey>> keys) {
        FrameHeader header = FrameHeader.parse(frame);
        Optional<SubjectKey> key = keys.apply(header.keyId());
        if (key.isEmpty()) {
            return new FrameContent.Erased();
        }
        byte[] sealed = Arrays.copyOfRange(frame, FrameHeader.BYTES, frame.length);
        byte[] opened = key.get()
                .open(sealed, header.associated(pack, modelVersion))
                .orElseThrow(() -> new ArchiveFormatException(
                        "the frame was not encrypted under its key for this pack and model version"));
        return new FrameContent.Readable(records(header, opened));
    }

    private static List<FrameRecord> records(FrameHeader header, byte[] opened) {
        return RecordsCodec.decode(
                switch (header.compression()) {
                    case NONE -> requireLength(header, opened);
                    case ZSTD -> decompress(header, opened);
                });
    }

    private static byte[] decompress(FrameHeader header, byte[] compressed) {
        try {
            return requireLength(header, Zstd.decompress(compressed, header.plainLength()));
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
