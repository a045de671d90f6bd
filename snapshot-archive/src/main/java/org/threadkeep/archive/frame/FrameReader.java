package org.threadkeep.archive.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.StoredRecord;
import org.threadkeep.archive.keys.SubjectKey;

/** Opens frames. Whatever bytes it is given, it allocates no more than the limit that {@code FORMAT.md} sets. */
public final class FrameReader {
    /** Longest records of a frame: what a reader must be ready to allocate. */
    static final int MAX_PLAIN_BYTES = 256 << 20;

    /** Longest frame that can be: records that don't compress, header and tag. */
    public static final int MAX_FRAME_BYTES = FrameHeader.MAX_BYTES + MAX_PLAIN_BYTES + SubjectKey.OVERHEAD;

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
     * A frame's records as they were before compression.
     *
     * @param frame of this place
     * @param key that the frame names, or its base
     * @param basePlain the same of its base, when it has one
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes aren't a frame of this place under that key, or the base is another one
     */
    public byte[] plain(byte[] frame, FramePlace place, SubjectKey key, Optional<byte[]> basePlain) {
        FrameHeader header = FrameHeader.parse(frame, place.modelVersion());
        byte[] opened = open(frame, header, key, place);
        return switch (header.compression()) {
            case NONE -> opened;
            case ZSTD -> ZstdFrames.decompress(opened, Structure.bytes());
            case DELTA ->
                Delta.decode(opened, basePlain.orElseThrow(() -> new ArchiveFormatException("the delta has no base")));
        };
    }

    /** The records that {@link #plain} gave. */
    public List<StoredRecord> records(byte[] plain) {
        return RecordsCodec.decode(plain);
    }

    private static byte[] open(byte[] frame, FrameHeader header, SubjectKey key, FramePlace place) {
        byte[] clear = header.bytes(place.modelVersion());
        if (frame.length < clear.length) {
            throw new ArchiveFormatException("the frame ends in its header");
        }
        byte[] nonce =
                SnapshotId.bytes(place.pack(), place.modelVersion(), place.frameOffset(), SubjectKey.NONCE_BYTES);
        return key.open(nonce, Arrays.copyOfRange(frame, clear.length, frame.length), clear)
                .orElseThrow(
                        () -> new ArchiveFormatException("the frame was not encrypted under its key for this place"));
    }
}
