package org.threadkeep.archive;

/** What became of an append to the freeze log. */
public sealed interface AppendOutcome {
    /** The entry is in the log: by this call, or by an earlier one that had an unknown outcome. */
    record Applied() implements AppendOutcome {}

    /**
     * Somebody else's entry is in that place; this one is not in the log and never will be.
     *
     * @param winner the entry that is there
     */
    record Conflict(FreezeLogEntry winner) implements AppendOutcome {}

    /**
     * The entry may be in the log, or get there later. Find out with {@code FreezeLog.find}; when nothing is there, append
     * the very same entry again, which is always safe: finding nothing once doesn't prove that a delayed write won't come.
     *
     * @param cause what the driver said
     */
    record Unknown(Throwable cause) implements AppendOutcome {}
}
