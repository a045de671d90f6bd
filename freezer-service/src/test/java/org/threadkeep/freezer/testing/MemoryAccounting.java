package org.threadkeep.freezer.testing;

import java.util.Map;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.freezer.stream.TurnAccounting;

/** Adds up. */
public final class MemoryAccounting implements TurnAccounting {
    private long inProgress;
    private long ignored;

    /** Received, and neither committed nor ignored. */
    public synchronized long inProgress() {
        return inProgress;
    }

    /** Ignored so far. */
    public synchronized long ignored() {
        return ignored;
    }

    @Override
    public synchronized void received(long records) {
        inProgress += records;
    }

    @Override
    public synchronized void ignored(long records) {
        inProgress -= records;
        ignored += records;
    }

    @Override
    public synchronized void committed(PackCounts counts, Map<String, Long> rejectedByField) {
        inProgress -= counts.turns() + counts.duplicates() + counts.rejected();
    }
}
