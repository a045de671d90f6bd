package org.threadkeep.archive;

import java.util.Objects;

/**
 * The notice that a pack was committed. The truth is the freeze log; a notice may be lost, doubled or late.
 *
 * @param seq place in the stream's freeze log
 * @param digest of the log entry
 * @param turns in the pack
 */
public record PackFrozen(StreamId stream, long seq, PackId pack, String digest, long turns) {
    /** Checks forms. */
    public PackFrozen {
        Objects.requireNonNull(stream, "stream");
        Fields.notNegative("seq", seq);
        Objects.requireNonNull(pack, "pack");
        Digests.require("digest", digest);
        Fields.notNegative("turns", turns);
    }

    /** The notice of this entry. */
    public static PackFrozen of(FreezeLogEntry entry) {
        return new PackFrozen(
                entry.stream(),
                entry.seq(),
                entry.pack(),
                entry.digest(),
                entry.counts().turns());
    }
}
