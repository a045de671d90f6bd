package org.threadkeep.freezer.stream;

import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.events.TraceParent;

/** Who is told of committed packs. */
public interface FrozenPacks {
    /**
     * Tells, soon; if it fails, whoever wants to know finds the entry in the freeze log.
     *
     * @param span of the commit, if it is recorded
     */
    void announce(FreezeLogEntry entry, Optional<TraceParent> span);
}
