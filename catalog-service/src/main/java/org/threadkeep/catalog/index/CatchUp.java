package org.threadkeep.catalog.index;

/** How far indexing a stream got. */
public sealed interface CatchUp {
    /** All that is in the freeze log is indexed. */
    record Done() implements CatchUp {}

    /** Something is not there now; the stream is tried again soon. */
    record Unavailable(String reason) implements CatchUp {}

    /** The archive is not what it should be: nothing of the stream from here on is indexed before that is repaired. */
    record Stopped(String reason) implements CatchUp {}
}
