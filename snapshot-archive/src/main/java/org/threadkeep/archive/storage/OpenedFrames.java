package org.threadkeep.archive.storage;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * Frames that were opened of late: whoever reads a thread needs each frame again as the base of the next. At most {@value #MOST_BYTES}
 * bytes; what was used longest ago goes first. Thread-safe. Whoever takes a frame from here has to make sure that its key still
 * exists.
 */
final class OpenedFrames {
    /** About 1,000 calls of a usual length. */
    static final int MOST_BYTES = 16 << 20;

    private static final int LARGEST_SHARE = 4;
    private static final boolean LEAST_RECENTLY_USED_FIRST = true;

    /**
     * One that was opened.
     *
     * @param owner whose words it holds
     * @param keyMark of the key that opened it
     * @param depth how many frames lie below it
     * @param plain its records before compression
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    record Opened(KeyOwner owner, int keyMark, int depth, byte[] plain) {}

    private final Map<FramePlace, Opened> frames = new LinkedHashMap<>(16, 0.75f, LEAST_RECENTLY_USED_FIRST);
    private long bytes;

    synchronized Optional<Opened> find(FramePlace place) {
        return Optional.ofNullable(frames.get(place));
    }

    synchronized void forget(KeyOwner owner) {
        frames.values().removeIf(opened -> {
            boolean isGone = opened.owner().equals(owner);
            bytes -= isGone ? opened.plain().length : 0;
            return isGone;
        });
    }

    synchronized void put(FramePlace place, Opened opened) {
        if (opened.plain().length > MOST_BYTES / LARGEST_SHARE || frames.putIfAbsent(place, opened) != null) {
            return;
        }
        bytes += opened.plain().length;
        Iterator<Opened> oldest = frames.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().plain().length;
            oldest.remove();
        }
    }
}
