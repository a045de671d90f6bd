package org.threadkeep.archive.storage;

/** What a pack that was written is, or can still become. */
public sealed interface PackFate {
    /** Young enough that its freezer may be at work on it. */
    record Young() implements PackFate {}

    /** A log entry names it. */
    record Committed() implements PackFate {}

    /** Another pack has its place in the log, so that it can never be committed: an orphan. */
    record Superseded() implements PackFate {}

    /** Not in the log, but its place is free: its freezer could commit it yet. */
    record Open() implements PackFate {}

    /**
     * Its manifest can't be read, so that its place can't be known.
     *
     * @param why names the row
     */
    record Unreadable(String why) implements PackFate {}
}
