package org.threadkeep.admin.storage;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.FreezeLog;

/** Walks over a stream's whole log: every digest right, every entry chained, the head reached. */
public final class LogCheck {
    private static final long NEWS = 1_000;

    /**
     * What a log is like.
     *
     * @param lost offsets in accepted gaps
     * @param trouble what is wrong with its chain; empty when all is well
     */
    public record Finding(Optional<FreezeLogEntry> head, long lost, Optional<String> trouble) {}

    private final FreezeLog log;

    /** Checks this log. */
    public LogCheck(FreezeLog log) {
        this.log = log;
    }

    /**
     * Reads all of it. A log that grows meanwhile is fine.
     *
     * @param progress is told now and then how many entries are checked
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     */
    public Finding check(StreamId stream, LongConsumer progress) {
        Optional<FreezeLogEntry> head = Optional.empty();
        long lost = 0;
        try {
            head = log.head(stream);
            long checked = 0;
            for (FreezeLogEntry entry : log.entries(stream, 0)) {
                lost += entry.counts().lost();
                if (++checked % NEWS == 0) {
                    progress.accept(checked);
                }
            }
            long expected = head.map(last -> last.seq() + 1).orElse(0L);
            return new Finding(head, lost, checked >= expected ? Optional.empty() : endsEarly(checked));
        } catch (CorruptArchiveException e) {
            return new Finding(head, lost, Optional.of(e.getMessage()));
        }
    }

    private static Optional<String> endsEarly(long checked) {
        return Optional.of("the entry with seq " + checked + " is missing, though a later one is there");
    }
}
