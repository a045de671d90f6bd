package org.threadkeep.archive.pack;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.frame.Plain;
import org.threadkeep.archive.keys.SubjectKey;

/**
 * A frame that may become the base of a later one.
 *
 * <p>Frames of a thread build on one another in runs of {@value #RUN}. The first of a run, its anchor, builds on the anchor of the run
 * before. So what is new in a turn is stored twice in a long thread, and not again with every {@link Base#MAX_DEPTH}th turn.
 *
 * @param keyId of the key that encrypted it: once that is destroyed, nothing may build on the frame
 * @param depth how many frames lie below it
 * @param plain its records before compression
 * @param anchor of its run; empty when it is that itself
 * @param inRun how many frames of its run lie below it
 */
record EarlierFrame(FramePlace place, UUID keyId, int depth, Plain plain, Optional<EarlierFrame> anchor, int inRun) {
    /** Frames of a run. */
    static final int RUN = 24;

    EarlierFrame {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(plain, "plain");
    }

    /** What a frame was written to: it continues the run of {@code before} when it was built on that. */
    static EarlierFrame written(
            FramePlace place, UUID keyId, FrameWriter.Written frame, Plain plain, Optional<EarlierFrame> before) {
        Optional<EarlierFrame> anchor = before.filter(earlier -> frame.isOn(earlier.place()))
                .map(earlier -> earlier.anchor().orElse(earlier));
        int inRun = anchor.isPresent() ? frame.depth() - anchor.get().depth() : 0;
        return new EarlierFrame(place, keyId, frame.depth(), plain, anchor, inRun);
    }

    /** As the base of a delta under this key; empty when the key is another one, or what is below is deep enough. */
    Optional<FrameWriter.Earlier> asBase(SubjectKey key) {
        boolean endsRun = inRun == RUN - 1;
        EarlierFrame base = endsRun ? anchor.orElse(this) : this;
        boolean leavesRoom = base.depth + (endsRun ? RUN : 1) <= Base.MAX_DEPTH;
        return leavesRoom && keyId.equals(key.id())
                ? Optional.of(new FrameWriter.Earlier(new Base(base.place, base.depth + 1), base.plain))
                : Optional.empty();
    }

    /** Bytes that are held for it. */
    long bytes() {
        return plain.length() + anchor.map(first -> first.plain.length()).orElse(0);
    }
}
