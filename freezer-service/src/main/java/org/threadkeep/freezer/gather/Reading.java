package org.threadkeep.freezer.gather;

import org.threadkeep.archive.FreezableTurn;

/** What a record turned out to be. */
public sealed interface Reading {
    /**
     * A turn of version 1.
     *
     * @param turn ready for a pack
     * @param fingerprint by which its duplicates are known
     */
    record Turn(FreezableTurn turn, TurnFingerprint fingerprint) implements Reading {}

    /**
     * Not a turn that can be frozen.
     *
     * @param field the offending field, as the event contract names it
     * @param reason what is wrong, in words that hold no content
     */
    record Unfreezable(String field, String reason) implements Reading {}
}
