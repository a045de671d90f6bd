package org.threadkeep.archive.pack;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.keys.SubjectKey;

/**
 * A frame that may become the base of a later one.
 *
 * @param keyId of the key that encrypted it: once that is destroyed, nothing may build on the frame
 * @param depth how many frames lie below it
 * @param plain its records before compression; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
record EarlierFrame(FramePlace place, UUID keyId, int depth, byte[] plain) {
    EarlierFrame {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(plain, "plain");
    }

    /** As the base of a delta under this key, unless the key is another one or as many deltas as are allowed lie below that. */
    Optional<FrameWriter.Earlier> asBase(SubjectKey key) {
        return depth < Base.MAX_DEPTH && keyId.equals(key.id())
                ? Optional.of(new FrameWriter.Earlier(new Base(place, depth + 1), plain))
                : Optional.empty();
    }
}
