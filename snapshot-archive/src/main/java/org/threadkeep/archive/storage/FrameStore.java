package org.threadkeep.archive.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKeys;

/** Reads frames: checked, decrypted and decompressed. A delta is read with all frames that it builds on. */
public final class FrameStore {
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    private record Stored(FramePlace place, byte[] frame) {}

    private final ArchiveSession session;
    private final SubjectKeys subjectKeys;
    private final LaneReader lanes;
    private final FrameReader frames = new FrameReader();
    private final OpenedFrames opened = new OpenedFrames();

    FrameStore(ArchiveSession session, SubjectKeys subjectKeys) {
        this.session = session;
        this.subjectKeys = subjectKeys;
        this.lanes = new LaneReader(session);
    }

    /**
     * The records of a snapshot, or that its subject was erased. Fetches the chunks that the frame and those below it cover, and
     * no others.
     *
     * @throws CorruptArchiveException when chunks are missing or aren't what was written
     * @throws UnknownVersionException when a newer library wrote the frame
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when the key can't be unwrapped now; retry safe
     */
    public FrameContent read(SnapshotRef ref) {
        Stored top = fetch(ref.place());
        if (!Digests.sha256(top.frame()).equals(ref.snapshotId())) {
            throw new CorruptArchiveException(
                    rows(ref.place()), "the bytes of frame " + ref.snapshotId() + " have another digest");
        }
        KeyOwner owner = new KeyOwner(ref.tenant(), ref.subject());
        return open(top, owner)
                .<FrameContent>map(
                        opened -> checked(ref.place(), () -> new FrameContent.Readable(frames.records(opened.plain()))))
                .orElseGet(FrameContent.Erased::new);
    }

    /** Empty when it is erased, or one that it builds on. */
    private Optional<OpenedFrames.Opened> open(Stored top, KeyOwner owner) {
        Deque<Stored> unopened = new ArrayDeque<>(List.of(top));
        Optional<OpenedFrames.Opened> below = Optional.empty();
        Optional<Base> base = base(top);
        while (base.isPresent() && below.isEmpty()) {
            FramePlace place = base.get().place();
            int depth = base.get().depth() - 1;
            below = opened.find(place)
                    .filter(known -> subjectKeys.find(owner, known.keyId()).isPresent());
            if (below.isEmpty()) {
                unopened.push(fetch(place));
                base = base(unopened.peek());
            }
            if (below.map(OpenedFrames.Opened::depth).orElse(depth(base)) != depth) {
                throw new CorruptArchiveException(
                        rows(place), "the frame is not of the depth that the one above it says");
            }
        }
        for (Stored next : unopened) {
            Optional<byte[]> basePlain = below.map(OpenedFrames.Opened::plain);
            below = checked(next.place(), () -> open(next, owner, basePlain));
            if (below.isEmpty()) {
                return below;
            }
        }
        return below;
    }

    private static int depth(Optional<Base> base) {
        return base.map(Base::depth).orElse(0);
    }

    private Stored fetch(FramePlace place) {
        if (place.frameLength() > FrameReader.MAX_FRAME_BYTES) {
            throw new CorruptArchiveException(
                    rows(place), "frameLength is " + place.frameLength() + ", above " + FrameReader.MAX_FRAME_BYTES);
        }
        return new Stored(place, lanes.read(place));
    }

    private Optional<Base> base(Stored stored) {
        return checked(stored.place(), () -> frames.header(
                        stored.frame(), stored.place().modelVersion())
                .base());
    }

    private Optional<OpenedFrames.Opened> open(Stored stored, KeyOwner owner, Optional<byte[]> below) {
        FramePlace place = stored.place();
        FrameReader.Header header = frames.header(stored.frame(), place.modelVersion());
        Optional<OpenedFrames.Opened> result = frames.plain(
                        stored.frame(), place.pack(), place.modelVersion(), id -> subjectKeys.find(owner, id), below)
                .map(plain -> new OpenedFrames.Opened(header.keyId(), depth(header.base()), plain));
        result.ifPresent(one -> opened.put(place, one));
        return result;
    }

    private <T> T checked(FramePlace place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnknownVersionException e) {
            throw e;
        } catch (ArchiveFormatException e) {
            throw new CorruptArchiveException(rows(place), e.getMessage(), e);
        }
    }

    private String rows(FramePlace place) {
        return RowName.chunks(
                session.keyspaces(),
                place.modelVersion(),
                place.pack(),
                LaneReader.firstChunk(place),
                LaneReader.lastChunk(place));
    }
}
