package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;

/** Walks over a stream's log, bucket after bucket, and checks that each entry follows the one before. */
final class LogEntries implements Iterator<FreezeLogEntry> {
    private final FreezeLog log;
    private final StreamId stream;
    private Iterator<Row> rows = Collections.emptyIterator();
    private Optional<FreezeLogEntry> previous = Optional.empty();
    private Optional<FreezeLogEntry> ahead = Optional.empty();
    private long nextSeq;
    private boolean ended;

    LogEntries(FreezeLog log, StreamId stream, long fromSeq) {
        this.log = log;
        this.stream = stream;
        this.nextSeq = fromSeq;
        this.rows = log.bucketRows(stream, fromSeq);
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            ahead = read();
            ended = ahead.isEmpty();
        }
        return ahead.isPresent();
    }

    @Override
    public FreezeLogEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FreezeLogEntry entry = ahead.get();
        ahead = Optional.empty();
        return entry;
    }

    private Optional<FreezeLogEntry> read() {
        if (!rows.hasNext() && log.beginsBucket(nextSeq)) {
            rows = log.bucketRows(stream, nextSeq);
        }
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        FreezeLogEntry entry = log.entry(rows.next());
        if (entry.seq() != nextSeq || (previous.isPresent() && !entry.follows(previous.get()))) {
            throw new CorruptArchiveException(
                    log.rowName(stream, nextSeq), "is missing, or does not follow the entry before it");
        }
        previous = Optional.of(entry);
        nextSeq++;
        return previous;
    }
}
