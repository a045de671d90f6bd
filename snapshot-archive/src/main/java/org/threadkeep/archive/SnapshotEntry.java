package org.threadkeep.archive;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the manifest says of one snapshot, and where its frame is.
 *
 * @param snapshotId its name, {@link SnapshotId#of}
 * @param subject pseudonymous reference; its key encrypts the frame
 * @param threadId if the thread was known when the turns were frozen, as it is when they begin one: then {@link #begunBy} names it, if
 *     nothing else does
 * @param continues context key by which the catalog can find the thread when {@code threadId} is empty: that of its first turn
 * @param frameOffset of the frame's first byte in its lane
 * @param frameLength in bytes
 * @param turns in the order of their offsets
 */
public record SnapshotEntry(
        String snapshotId,
        String modelVersion,
        String tenant,
        Optional<String> subject,
        Optional<String> threadId,
        Optional<String> continues,
        long frameOffset,
        int frameLength,
        List<TurnEntry> turns)
        implements FrameEntry {

    /** Checks forms, and copies the list. */
    public SnapshotEntry {
        Digests.require("snapshotId", snapshotId);
        Fields.text("modelVersion", modelVersion);
        Fields.text("tenant", tenant);
        Fields.text("subject", subject);
        Fields.text("threadId", threadId);
        Fields.text("continues", continues);
        turns = List.copyOf(Objects.requireNonNull(turns, "turns"));
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("turns is empty");
        }
        Optional<String> begun = begunBy(turns);
        threadId = threadId.or(() -> begun);
        if (threadId.isPresent() && continues.isPresent()) {
            throw new IllegalArgumentException("continues is set although threadId is known");
        }
        Fields.notNegative("frameOffset", frameOffset);
        if (frameLength <= 0) {
            throw new IllegalArgumentException("frameLength is " + frameLength + ", not above 0");
        }
    }

    /** The thread that begins with these turns, named by the first; empty when that continues something, or there is none. */
    public static Optional<String> begunBy(List<TurnEntry> turns) {
        if (turns.isEmpty() || turns.get(0).contextBefore().isPresent()) {
            return Optional.empty();
        }
        TurnEntry first = turns.get(0);
        return first.parents().isEmpty() ? Optional.of(first.turnId()) : Optional.empty();
    }
}
