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
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.Opener;
import org.threadkeep.archive.frame.OwnKey;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.PieceKey;
import org.threadkeep.archive.keys.SubjectKey;
import org.threadkeep.archive.keys.SubjectKeys;

/** Reads frames: checked, decrypted and decompressed. Each is read with all frames and pieces that it builds on. */
public final class FrameStore {
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    private record Stored(FramePlace place, byte[] frame) {}

    private final ArchiveSession session;
    private final PackStore packs;
    private final SubjectKeys subjectKeys;
    private final LaneReader lanes;
    private final FrameReader frames = new FrameReader();
    private final OpenedFrames opened = new OpenedFrames();

    FrameStore(ArchiveSession session, PackStore packs, SubjectKeys subjectKeys) {
        this.session = session;
        this.packs = packs;
        this.subjectKeys = subjectKeys;
        this.lanes = new LaneReader(session);
    }

    /**
     * The records of a snapshot, or that its subject was erased. Fetches the chunks that the frame, those below it and their
     * pieces cover, and no others.
     *
     * @throws CorruptArchiveException when chunks are missing or aren't what was written
     * @throws UnknownVersionException when a newer library wrote the frame
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when the key can't be unwrapped now; retry safe
     */
    public FrameContent read(SnapshotRef ref) {
        return open(fetch(ref.place()), new KeyOwner(ref.tenant(), ref.subject()))
                .<FrameContent>map(
                        opened -> checked(ref.place(), () -> new FrameContent.Readable(frames.records(opened.plain()))))
                .orElseGet(FrameContent.Erased::new);
    }

    /** Forgets what it has in memory of an owner who was erased. */
    void forget(KeyOwner owner) {
        opened.forget(owner);
    }

    /** Goes down to a frame that is open or names its key, then up again. Empty when that key was destroyed. */
    private Optional<OpenedFrames.Opened> open(Stored top, KeyOwner owner) {
        Deque<Stored> unopened = new ArrayDeque<>(List.of(top));
        Opener opener = opener(top);
        while (opener instanceof Base base) {
            Optional<OpenedFrames.Opened> below = opened.find(base.place());
            Optional<SubjectKey> key = below.flatMap(known -> subjectKeys.find(owner, known.keyMark()));
            if (below.isPresent() && key.isPresent()) {
                requireDepth(base, below.get().depth());
                return Optional.of(open(unopened, owner, key.get(), below));
            }
            unopened.push(fetch(base.place()));
            opener = opener(unopened.peek());
            requireDepth(base, depth(opener));
        }
        Optional<SubjectKey> key = subjectKeys.find(owner, ((OwnKey) opener).mark());
        if (key.isEmpty()) {
            requireIntact(unopened.peek().place());
        }
        return key.map(own -> open(unopened, owner, own, Optional.empty()));
    }

    /** A mark with a flipped bit would look like an erasure. */
    private void requireIntact(FramePlace place) {
        Optional<Lane> lane = packs.readUnvouched(place.pack()).manifest().lanes().stream()
                .filter(one -> one.modelVersion().equals(place.modelVersion()))
                .findFirst();
        for (int number = LaneReader.firstChunk(place); number <= LaneReader.lastChunk(place); number++) {
            int chunk = number;
            String digest = Digests.sha256(lanes.read(place, chunk));
            boolean same = lane.filter(one -> chunk < one.chunkDigests().size())
                    .filter(one -> one.chunkDigests().get(chunk).equals(digest))
                    .isPresent();
            if (!same) {
                throw new CorruptArchiveException(
                        RowName.chunk(session.keyspaces(), place.modelVersion(), place.pack(), chunk),
                        "has a digest that the manifest doesn't name");
            }
        }
    }

    private OpenedFrames.Opened open(
            Deque<Stored> fromBelow, KeyOwner owner, SubjectKey key, Optional<OpenedFrames.Opened> lowest) {
        Optional<OpenedFrames.Opened> below = lowest;
        SubjectKey own = key.ofOneThread();
        for (Stored next : fromBelow) {
            Optional<byte[]> basePlain = below.map(OpenedFrames.Opened::plain);
            int depth = below.map(known -> known.depth() + 1).orElse(0);
            byte[] plain =
                    checked(next.place(), () -> frames.plain(next.frame(), next.place(), own, basePlain, this::piece));
            below = Optional.of(new OpenedFrames.Opened(owner, key.mark(), depth, plain));
            opened.put(next.place(), below.get());
        }
        return below.orElseThrow();
    }

    /** Not remembered: only what refers to it knows whose it is, and when it must be forgotten. */
    private byte[] piece(FramePlace place, PieceKey key) {
        if (place.frameLength() > FrameReader.MAX_PIECE_FRAME_BYTES) {
            throw new CorruptArchiveException(
                    rows(place),
                    "the piece's length is " + place.frameLength() + ", above " + FrameReader.MAX_PIECE_FRAME_BYTES);
        }
        Stored stored = fetch(place);
        return checked(place, () -> frames.piece(stored.frame(), place, key));
    }

    private void requireDepth(Base base, int depthBelow) {
        if (depthBelow != base.depth() - 1) {
            throw new CorruptArchiveException(
                    rows(base.place()), "the frame is not of the depth that the one above it says");
        }
    }

    private static int depth(Opener opener) {
        return opener instanceof Base base ? base.depth() : 0;
    }

    private Stored fetch(FramePlace place) {
        if (place.frameLength() > FrameReader.MAX_FRAME_BYTES) {
            throw new CorruptArchiveException(
                    rows(place), "frameLength is " + place.frameLength() + ", above " + FrameReader.MAX_FRAME_BYTES);
        }
        return new Stored(place, lanes.read(place));
    }

    private Opener opener(Stored stored) {
        return checked(
                stored.place(),
                () -> frames.opener(stored.frame(), stored.place().modelVersion()));
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
