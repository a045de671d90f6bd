package org.threadkeep.archive.pack;

import org.threadkeep.archive.keys.KeyOwner;

/** By what a turn finds an earlier frame of its thread: always one of the same owner, so that erasing another one is no loss. */
sealed interface FrameName {
    /** Whose frame it is. */
    KeyOwner owner();

    /** The thread's latest. */
    record OfThread(KeyOwner owner, String threadId) implements FrameName {}

    /** The one that ends with this context. */
    record OfContext(KeyOwner owner, String contextKey) implements FrameName {}
}
