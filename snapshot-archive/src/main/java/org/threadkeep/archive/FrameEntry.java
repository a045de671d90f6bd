package org.threadkeep.archive;

import java.util.List;
import java.util.Optional;

/** What the manifest says of one frame: a snapshot's, or a piece's. */
public sealed interface FrameEntry permits SnapshotEntry, PieceEntry {
    /** Of the lane that it lies in. */
    String modelVersion();

    /** Whose it is. */
    String tenant();

    /** Of the frame's first byte in its lane. */
    long frameOffset();

    /** In bytes. */
    int frameLength();

    /** Whose key encrypts it; empty when none was named, and for a piece. */
    Optional<String> subject();

    /** If the thread was known when it was frozen. */
    Optional<String> threadId();

    /** In the order of their offsets; none for a piece. */
    List<TurnEntry> turns();
}
