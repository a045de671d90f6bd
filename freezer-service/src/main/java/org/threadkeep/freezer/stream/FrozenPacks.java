package org.threadkeep.freezer.stream;

import org.threadkeep.archive.FreezeLogEntry;

/** Who is told of committed packs. */
public interface FrozenPacks {
    /** Tells, soon; if it fails, whoever wants to know finds the entry in the freeze log. */
    void announce(FreezeLogEntry entry);
}
