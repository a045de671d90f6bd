package org.threadkeep.archive.verify;

/** What a verification counts. */
public enum Counted {
    /** Entries of freeze logs whose own digest is right. */
    entries,
    /** Packs that those entries name, gaps among them. */
    packs,
    /** Packs without frames, whose offsets somebody accepted as lost. */
    gaps,
    /** Turns that manifests name. */
    turns,
    /** Chunks of lanes and manifests that were read. */
    chunks,
    /** Bytes of those chunks. */
    bytes,
    /** Frames of turns all of whose chunks are right. */
    frames,
    /** Frames of pieces all of whose chunks are right; they are opened with each frame that refers to them. */
    pieces,
    /** Frames that were decrypted, and hold as many records as the manifest names turns. */
    decrypted,
    /** Frames whose key was destroyed. */
    tombstones,
    /** Frames that could not be tried, because a chunk or key that they need is at fault. */
    untried,
    /** Rows of keys that were unwrapped. */
    keys,
    /** Packs that are wholly there, and no entry names: in flight, or the log lost its entry. */
    uncommitted,
    /** Packs that are partly there, and no entry names: in flight, or their freezer died. */
    unfinished,
    /** Packs whose place in the log is another one's: orphans, which {@code sweep-orphans} deletes. */
    superseded,
    /** Faults. */
    faults
}
