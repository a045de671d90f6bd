package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;

/**
 * The hash-chained log of committed packs, one per stream: the only truth about what is frozen. Thread-safe; blocks.
 *
 * <p>All methods throw {@link org.threadkeep.archive.ArchiveUnavailableException} when Cassandra can't answer now, which may be
 * retried, and {@link org.threadkeep.archive.CorruptArchiveException} when a row isn't what its digest is of.
 */
public final class FreezeLog {
    private final ArchiveSession session;
    private final AppendFreezeLog appendFreezeLog;
    private final SelectLogEntry selectLogEntry;
    private final SelectLastLogEntry selectLastLogEntry;
    private final SelectLogEntries selectLogEntries;
    private final SelectLogStreams selectLogStreams;

    FreezeLog(ArchiveSession session) {
        this.session = session;
        this.appendFreezeLog = new AppendFreezeLog(session);
        this.selectLogEntry = new SelectLogEntry(session);
        this.selectLastLogEntry = new SelectLastLogEntry(session);
        this.selectLogEntries = new SelectLogEntries(session);
        this.selectLogStreams = new SelectLogStreams(session);
    }

    /**
     * Commits a pack, if its place in the log is free. An error surely from before anything was written is thrown; any other
     * is {@link AppendOutcome.Unknown}. To append the same entry again is always safe.
     */
    public AppendOutcome append(FreezeLogEntry entry) {
        return appendFreezeLog.execute(entry, bucket(entry.seq()));
    }

    /** The entry at this place, at the serial consistency: what an append, also a dead one, had begun is settled first. */
    public Optional<FreezeLogEntry> find(StreamId stream, long seq) {
        return selectLogEntry.execute(stream, bucket(seq), seq);
    }

    /** The last entry, at the serial consistency; empty when the stream has none. */
    public Optional<FreezeLogEntry> head(StreamId stream) {
        return LogHead.search(bucket -> selectLastLogEntry.execute(stream, bucket));
    }

    /**
     * The entry that accounts for this offset, at the serial consistency; empty when the log hasn't come to it yet, or began
     * after it. Takes about as many reads as the number of entries has binary digits.
     */
    public Optional<FreezeLogEntry> findByOffset(StreamId stream, long offset) {
        Optional<FreezeLogEntry> head = head(stream).filter(last -> offset < last.nextOffset());
        return head.flatMap(last -> LogSearch.at(offset, last.seq(), seq -> present(stream, seq)));
    }

    private FreezeLogEntry present(StreamId stream, long seq) {
        return find(stream, seq)
                .orElseThrow(() ->
                        new CorruptArchiveException(rowName(stream, seq), "is missing, though a later entry is there"));
    }

    /**
     * The entries from a place on, fetched page by page while they are asked for. Each is checked against its digest and must
     * follow the one before, or the iterator throws {@link org.threadkeep.archive.CorruptArchiveException}. It ends at the last
     * entry that there is when it gets there.
     */
    public Iterable<FreezeLogEntry> entries(StreamId stream, long fromSeq) {
        return () -> new LogEntries(this, stream, fromSeq);
    }

    /** All streams that have a log. A scan: for rebuilding and for now and then, not for every request. */
    public List<StreamId> streams() {
        return selectLogStreams.execute();
    }

    Iterator<Row> bucketRows(StreamId stream, long fromSeq) {
        return selectLogEntries.execute(stream, bucket(fromSeq), fromSeq);
    }

    FreezeLogEntry entry(Row row) {
        return LogRow.entry(row, session.keyspaces());
    }

    boolean beginsBucket(long seq) {
        return seq % session.settings().logBucketSize() == 0;
    }

    String rowName(StreamId stream, long seq) {
        return RowName.logEntry(session.keyspaces(), stream.text(), bucket(seq), seq);
    }

    private long bucket(long seq) {
        return seq / session.settings().logBucketSize();
    }
}
