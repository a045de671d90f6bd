package org.threadkeep.freezer.stream;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.freezer.commit.PackArchive;

/**
 * Finds out where a stream is to be read on: only the freeze log says so. What doesn't fit together is refused, so that
 * neither a hole nor a repetition gets into the log (I11).
 */
final class StreamOpening {
    /** As many of the last entries are checked to be chained. */
    private static final int CHECKED_ENTRIES = 8;

    /** What opening came to. */
    sealed interface Outcome {
        /** Read on from {@code next}, after {@code head}. */
        record Opened(StreamId stream, Optional<FreezeLogEntry> head, long next) implements Outcome {}

        /** Not without an operator: {@code deleted} offsets are gone that were not frozen. */
        record Refused(String reason, long deleted) implements Outcome {}
    }

    private final TurnLog log;
    private final PackArchive archive;

    StreamOpening(TurnLog log, PackArchive archive) {
        this.log = log;
        this.archive = archive;
    }

    /**
     * Blocks.
     *
     * @throws RuntimeException when Kafka or Cassandra doesn't answer; a retry is safe
     */
    Outcome open(int partition) {
        Map<Integer, LogView> views = log.look(Set.of(partition));
        LogView view = views.get(partition);
        if (view == null) {
            throw new IllegalStateException("partition " + partition + " isn't there yet, or any more");
        }
        try {
            return opened(view, archive.head(view.stream()));
        } catch (CorruptArchiveException | ArchiveFormatException e) {
            return new Outcome.Refused("the freeze log can't be trusted: " + e.getMessage(), 0);
        }
    }

    private Outcome opened(LogView view, Optional<FreezeLogEntry> head) {
        if (head.isPresent() && !isChained(head.get())) {
            return new Outcome.Refused(
                    "the freeze log of " + view.stream() + " is not chained up to its head, seq "
                            + head.get().seq(),
                    0);
        }
        long next = head.map(FreezeLogEntry::nextOffset).orElse(0L);
        Optional<String> misfit = misfit(view, next);
        return misfit.isPresent()
                ? new Outcome.Refused(misfit.get(), deleted(view, next))
                : new Outcome.Opened(view.stream(), head, next);
    }

    private boolean isChained(FreezeLogEntry head) {
        Optional<FreezeLogEntry> previous = Optional.empty();
        for (FreezeLogEntry entry : archive.entries(head.stream(), Math.max(0, head.seq() - CHECKED_ENTRIES + 1))) {
            if (!entry.verifies() || (previous.isPresent() && !entry.follows(previous.get()))) {
                return false;
            }
            if (entry.equals(head)) {
                return true;
            }
            previous = Optional.of(entry);
        }
        return false;
    }

    /** Why a stream must not be read on from {@code next}, or empty when it can. */
    static Optional<String> misfit(LogView view, long next) {
        return overrun(view, next).or(() -> truncation(view, next));
    }

    /** How many offsets from {@code next} on were deleted already. */
    static long deleted(LogView view, long next) {
        return Math.max(0, view.start() - next);
    }

    /** Says so if what is to be frozen next was deleted already. */
    static Optional<String> overrun(LogView view, long next) {
        if (view.start() <= next) {
            return Optional.empty();
        }
        return Optional.of("retention overrun of " + view.stream() + ": offset " + next
                + " is the next to freeze, but Kafka's log starts at " + view.start() + "; the "
                + deleted(view, next)
                + " offsets between were deleted before they were frozen; to accept that they are"
                + " lost and go on: deploy/admin accept-gap --partition "
                + view.stream().partition() + " --by WHO --reason WHY");
    }

    /** Says so if offsets that are frozen are going to be given out again. */
    static Optional<String> truncation(LogView view, long next) {
        if (view.end() >= next) {
            return Optional.empty();
        }
        return Optional.of("log of " + view.stream() + " was truncated: offset " + next
                + " is the next to freeze, but Kafka's log ends at " + view.end());
    }
}
