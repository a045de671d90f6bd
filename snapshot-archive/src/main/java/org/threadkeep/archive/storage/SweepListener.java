package org.threadkeep.archive.storage;

import org.threadkeep.archive.PackId;

/** Hears of a sweep while it goes on. */
public interface SweepListener {
    /** What a pack was found to be; of a superseded one before anything of it is deleted. */
    default void found(PackId pack, PackFate fate) {}

    /** So many of so many pieces of the ring are done. */
    default void progressed(int done, int pieces, SweepReport soFar) {}
}
