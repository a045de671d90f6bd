package org.threadkeep.archive.pack;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * The last frames of the threads that were frozen of late, so that a call that re-sends its history becomes a delta; and the pieces of
 * late, so that what many calls have in common stands once. All streams of a freezer share its bytes; what was used longest ago goes
 * first. Thread-safe.
 */
public final class RecentFrames {
    /** About what the objects around a frame's bytes weigh on the heap. */
    private static final int OBJECTS_BYTES = 1024;

    /** One thread can't drive out all others. */
    private static final int LARGEST_SHARE = 4;

    /** No record: each is equal to itself alone. */
    private static final class Held {
        final OfStream stream;
        final EarlierFrame frame;
        final List<FrameName> names;

        Held(OfStream stream, EarlierFrame frame, List<FrameName> names) {
            this.stream = stream;
            this.frame = frame;
            this.names = List.copyOf(names);
        }

        long weight() {
            return frame.bytes() + OBJECTS_BYTES;
        }
    }

    private record Place(OfStream stream, FrameName name) {}

    private final long mostBytes;
    private final KnownPieces pieces;
    private final Map<Place, Held> byName = new HashMap<>();
    private final Map<Held, Boolean> oldestFirst = new LinkedHashMap<>();
    private long bytes;

    /** Frames only: nothing becomes a piece. */
    public RecentFrames(long mostBytes) {
        this(mostBytes, 0);
    }

    /**
     * Holds at most this.
     *
     * @param mostBytes of frames; 0 for none: then nothing becomes a delta
     * @param mostPieceBytes for pieces; 0 for none: then nothing becomes a piece
     */
    public RecentFrames(long mostBytes, long mostPieceBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("mostBytes is " + mostBytes + ", below 0");
        }
        this.mostBytes = mostBytes;
        this.pieces = new KnownPieces(mostPieceBytes);
    }

    /** What is held now, pieces not counted. */
    public synchronized long bytes() {
        return bytes;
    }

    /** What is held now for pieces. */
    public long pieceBytes() {
        return pieces.bytes();
    }

    /** The frames of one stream since it was opened. Whatever isn't committed in the end must be followed by {@link OfStream#forget}. */
    public OfStream ofStream() {
        return new OfStream();
    }

    /** The frames of one opening of a stream. */
    public final class OfStream {
        private final KnownPieces.OfStream ofPieces = pieces.ofStream();
        private boolean ended;

        private OfStream() {}

        KnownPieces.OfStream pieces() {
            return ofPieces;
        }

        /** The frame of this name, if it is remembered. */
        Optional<EarlierFrame> find(FrameName name) {
            synchronized (RecentFrames.this) {
                return Optional.ofNullable(byName.get(new Place(this, name))).map(held -> held.frame);
            }
        }

        /** Remembers a frame, in place of the one that it continues: a thread has one, its latest. */
        void remember(Optional<FrameName> continued, List<FrameName> names, EarlierFrame frame) {
            synchronized (RecentFrames.this) {
                continued.ifPresent(name -> remove(byName.get(new Place(this, name))));
                names.forEach(name -> remove(byName.get(new Place(this, name))));
                Held held = new Held(this, frame, names);
                if (!ended && !names.isEmpty() && held.weight() <= mostBytes / LARGEST_SHARE) {
                    add(held);
                }
            }
        }

        /** Forgets all: they may never be committed. Nothing is remembered any more. */
        public void forget() {
            ofPieces.forget();
            synchronized (RecentFrames.this) {
                ended = true;
                List.copyOf(oldestFirst.keySet()).stream()
                        .filter(held -> held.stream == this)
                        .forEach(RecentFrames.this::remove);
            }
        }
    }

    /** Forgets the frames of an owner who was erased, and what nobody else said. */
    public synchronized void forget(KeyOwner owner) {
        pieces.forget(owner);
        List.copyOf(oldestFirst.keySet()).stream()
                .filter(held ->
                        held.names.stream().anyMatch(name -> name.owner().equals(owner)))
                .forEach(this::remove);
    }

    private void add(Held held) {
        held.names.forEach(name -> byName.put(new Place(held.stream, name), held));
        oldestFirst.put(held, true);
        bytes += held.weight();
        Iterator<Held> oldest = oldestFirst.keySet().iterator();
        while (bytes > mostBytes) {
            Held superfluous = oldest.next();
            oldest.remove();
            release(superfluous);
        }
    }

    private void remove(Held held) {
        if (held != null && oldestFirst.remove(held) != null) {
            release(held);
        }
    }

    private void release(Held held) {
        held.names.forEach(name -> byName.remove(new Place(held.stream, name), held));
        bytes -= held.weight();
    }
}
