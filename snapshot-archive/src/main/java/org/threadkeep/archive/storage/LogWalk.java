package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archive.verify.LogPosition;
import org.threadkeep.archive.verify.LogStep;

/**
 * Walks over every row of a stream's log, also past those that are at fault. Only an entry that is in its right place, with the
 * right digest, and chained to the one before counts as one that follows.
 */
final class LogWalk implements Iterator<LogStep> {
    private final ArchiveSession session;
    private final SelectLogEntries selectLogEntries;
    private final String stream;
    private final NavigableSet<Long> buckets;
    private final Optional<LogPosition> expected;
    private final Queue<LogStep> steps = new ArrayDeque<>();
    private Iterator<Row> rows = Collections.emptyIterator();
    private Optional<LogPosition> previous;
    private long from;
    private long next;
    private boolean ended;

    /**
     * Begins after a position that was seen before.
     *
     * @param buckets of this stream that hold anything
     * @param expected an entry that was once seen, and must be there
     */
    LogWalk(
            ArchiveSession session,
            SelectLogEntries selectLogEntries,
            String stream,
            NavigableSet<Long> buckets,
            Optional<LogPosition> after,
            Optional<LogPosition> expected) {
        this.session = session;
        this.selectLogEntries = selectLogEntries;
        this.stream = stream;
        this.next = after.map(position -> position.seq() + 1).orElse(0L);
        this.from = after.isPresent() ? next : Long.MIN_VALUE;
        this.previous = after;
        this.expected = expected.filter(position -> position.seq() >= next);
        this.buckets = new TreeSet<>(after.isPresent() ? buckets.tailSet(bucket(next), true) : buckets);
    }

    @Override
    public boolean hasNext() {
        while (steps.isEmpty() && !ended) {
            read();
        }
        return !steps.isEmpty();
    }

    @Override
    public LogStep next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return steps.remove();
    }

    private void read() {
        if (rows.hasNext()) {
            look(rows.next());
        } else if (!buckets.isEmpty()) {
            long bucket = buckets.pollFirst();
            rows = selectLogEntries.execute(stream, bucket, from, SelectLogEntries.PAGE);
            from = Long.MIN_VALUE;
        } else {
            ended = true;
            expected.filter(position -> position.seq() >= next)
                    .ifPresent(position -> broken(
                            name(next, position.seq()),
                            "the log up to the entry with digest " + position.digest() + ", which was seen before",
                            "no row: the log was rolled back"));
        }
    }

    private void look(Row row) {
        long seq = row.getLong("seq");
        boolean inPlace = seq >= 0 && row.getLong("bucket") == bucket(seq);
        FreezeLogEntry entry;
        try {
            entry = LogRow.wholeEntry(row, session.keyspaces());
        } catch (CorruptArchiveException e) {
            if (inPlace && seq == next) {
                passed(Optional.empty());
            }
            steps.add(new LogStep.Broken(Fault.of(e, "a log entry that its digest is of")));
            return;
        }
        if (inPlace) {
            accept(entry);
        } else {
            broken(LogRow.name(row, session.keyspaces()), "bucket " + bucket(seq), "bucket " + row.getLong("bucket"));
        }
    }

    private void accept(FreezeLogEntry entry) {
        if (entry.seq() > next) {
            broken(name(next, entry.seq() - 1), "log entries", "no row, though later ones are there");
            previous = Optional.empty();
        }
        previous.filter(before -> !before.isFollowedBy(entry))
                .ifPresent(before -> broken(
                        name(entry.seq(), entry.seq()),
                        "first_offset " + before.nextOffset() + ", previous_digest " + before.digest(),
                        "first_offset " + entry.firstOffset() + ", previous_digest " + entry.previousDigest()));
        expected.filter(seen -> seen.seq() == entry.seq() && !seen.digest().equals(entry.digest()))
                .ifPresent(seen -> broken(
                        name(entry.seq(), entry.seq()),
                        "digest " + seen.digest() + ", as was seen before",
                        "digest " + entry.digest()));
        next = entry.seq();
        passed(Optional.of(LogPosition.of(entry)));
        steps.add(new LogStep.Committed(entry));
    }

    private void passed(Optional<LogPosition> position) {
        previous = position;
        next++;
    }

    private void broken(String row, String wanted, String found) {
        steps.add(new LogStep.Broken(new Fault(row, wanted, found)));
    }

    private String name(long first, long last) {
        return RowName.logEntries(
                session.keyspaces(), stream, session.settings().logBucketSize(), first, last);
    }

    private long bucket(long seq) {
        return seq / session.settings().logBucketSize();
    }
}
