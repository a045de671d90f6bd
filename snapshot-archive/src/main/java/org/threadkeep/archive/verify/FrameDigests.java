package org.threadkeep.archive.verify;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.SnapshotEntry;

/** Digests the frames of a lane while its bytes go by. The frames fill the lane, one after another. */
final class FrameDigests {
    /** Hears of every frame that has gone by. */
    interface Listener {
        void whole(SnapshotEntry frame, String digest);
    }

    private final List<SnapshotEntry> frames;
    private final Listener listener;
    private final Set<SnapshotEntry> broken = new HashSet<>();
    private MessageDigest digest = Digests.start();
    private int current;

    FrameDigests(List<SnapshotEntry> inOrder, Listener listener) {
        this.frames = inOrder;
        this.listener = listener;
    }

    /** The next bytes of the lane. */
    void bytes(long start, byte[] bytes) {
        go(start, bytes.length, bytes);
    }

    /** The next bytes of the lane aren't there. */
    void missing(long start, int length) {
        go(start, length, null);
    }

    /** Frames of which some bytes were missing. */
    Set<SnapshotEntry> broken() {
        return broken;
    }

    private void go(long start, int length, byte[] bytes) {
        long at = start;
        long end = start + length;
        while (at < end && current < frames.size()) {
            SnapshotEntry frame = frames.get(current);
            long frameEnd = frame.frameOffset() + frame.frameLength();
            long to = Math.min(end, frameEnd);
            if (bytes == null) {
                broken.add(frame);
            } else {
                digest.update(bytes, (int) (at - start), (int) (to - at));
            }
            at = to;
            if (to == frameEnd) {
                finish(frame);
            }
        }
    }

    private void finish(SnapshotEntry frame) {
        if (!broken.contains(frame)) {
            listener.whole(frame, Digests.hex(digest));
        }
        digest = Digests.start();
        current++;
    }
}
