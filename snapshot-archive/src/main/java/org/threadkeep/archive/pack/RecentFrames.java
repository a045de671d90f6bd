package org.threadkeep.archive.pack;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * The last frames of the threads that were frozen of late, so that a call that re-sends its history becomes a delta. All streams
 * of a freezer share its bytes; what was used longest ago goes first. Thread-safe.
 */
public final class RecentFrames {
    /** About what the objects around a frame's bytes weigh on the heap. */
    private static final int OBJECTS_BYTES = 1024;

    /** One thread can't drive out all others. */
    private static final int LARGEST_SHARE = 4;

    private record Held(OfStream stream, EarlierFrame frame, List<FrameName> names) {
        long weight() {
            return frame.bytes() + OBJECTS_BYTES;
        }
    }

    private record Place(OfStream stream, FrameName name) {}

    private final long mostBytes;
    private final Map<Place, Held> byName = new HashMap<>();
    private final Map<Held, Boolean> oldestFirst = new LinkedHashMap<>();
    private long bytes;

    /**
     * Holds at most this.
     *
     * @param mostBytes 0 for none: then nothing becomes a delta
     */
    public RecentFrames(long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("mostBytes is " + mostBytes + ", below 0");
        }
        this.mostBytes = mostBytes;
    }

    /** What is held now. */
    public synchronized long bytes() {
        return bytes;
    }

    /** The frames of one stream since it was opened. Whatever isn't committed in the end must be followed by {@link OfStream#forget}. */
    public OfStream ofStream() {
        return new OfStream();
    }

    /** The frames of one opening of a stream. */
    public final class OfStream {
        private boolean ended;

        private OfStream() {}

        /** The frame of this name, if it is remembered. */
        Optional<EarlierFrame> find(FrameName name) {
            synchronized (RecentFrames.this) {
                return Optional.ofNullable(byName.get(new Place(this, name))).map(Held::frame);
            }
        }

        /** Remembers a frame, in place of the one that it continues: a thread has one, its latest. */
        void remember(Optional<FrameName> continued, List<FrameName> names, EarlierFrame frame) {
            synchronized (RecentFrames.this) {
                continued.ifPresent(name -> remove(byName.get(new Place(this, name))));
                names.forEach(name -> remove(byName.get(new Place(this, name))));
                Held held = new Held(this, frame, List.copyOf(names));
                if (!ended && !names.isEmpty() && held.weight() <= mostBytes / LARGEST_SHARE) {
                    add(held);
                }
            }
        }

        /** Forgets all: they may never be committed. Nothing is remembered any more. */
        public void forget() {
            synchronized (RecentFrames.this) {
                ended = true;
                List.copyOf(oldestFirst.keySet()).stream()
                        .filter(held -> held.stream() == this)
                        .forEach(RecentFrames.this::remove);
            }
        }
    }

    /** Forgets the frames of an owner who was erased. */
    public synchronized void forget(KeyOwner owner) {
        List.copyOf(oldestFirst.keySet()).stream()
                .filter(held ->
                        held.names().stream().anyMatch(name -> name.owner().equals(owner)))
                .forEach(this::remove);
    }

    private void add(Held held) {
        held.names().forEach(name -> byName.put(new Place(held.stream(), name), held));
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
        held.names().forEach(name -> byName.remove(new Place(held.stream(), name), held));
        bytes -= held.weight();
    }
}
