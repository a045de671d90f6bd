package org.threadkeep.archive.storage;

import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKeys;

/** Reads frames: checked, decrypted and decompressed. */
public final class FrameStore {
    private final ArchiveSession session;
    private final SubjectKeys subjectKeys;
    private final LaneReader lanes;
    private final FrameReader frames = new FrameReader();

    FrameStore(ArchiveSession session, SubjectKeys subjectKeys) {
        this.session = session;
        this.subjectKeys = subjectKeys;
        this.lanes = new LaneReader(session);
    }

    /**
     * The records of a snapshot, or that its subject was erased. Fetches the chunks that the frame covers, and no others.
     *
     * @throws CorruptArchiveException when chunks are missing or aren't what was written
     * @throws UnknownVersionException when a newer library wrote the frame
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when the key can't be unwrapped now; retry safe
     */
    public FrameContent read(SnapshotRef ref) {
        if (ref.frameLength() > FrameReader.MAX_FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "frameLength is " + ref.frameLength() + ", above " + FrameReader.MAX_FRAME_BYTES);
        }
        byte[] frame = lanes.read(ref);
        if (!Digests.sha256(frame).equals(ref.snapshotId())) {
            throw new CorruptArchiveException(
                    rows(ref), "the bytes of frame " + ref.snapshotId() + " have another digest");
        }
        KeyOwner owner = new KeyOwner(ref.tenant(), ref.subject());
        try {
            return frames.read(frame, ref.pack(), ref.modelVersion(), id -> subjectKeys.find(owner, id));
        } catch (UnknownVersionException e) {
            throw e;
        } catch (ArchiveFormatException e) {
            throw new CorruptArchiveException(rows(ref), e.getMessage(), e);
        }
    }

    private String rows(SnapshotRef ref) {
        return RowName.chunks(
                session.keyspaces(),
                ref.modelVersion(),
                ref.pack(),
                LaneReader.firstChunk(ref),
                LaneReader.lastChunk(ref));
    }
}
