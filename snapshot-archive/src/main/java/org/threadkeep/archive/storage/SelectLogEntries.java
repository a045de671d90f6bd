package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.StreamId;

/** Reads the log entries of a bucket from one on, in order. */
final class SelectLogEntries {
    static final int PAGE = 1_000;

    private static final String CQL =
            """
            SELECT * FROM %s.freeze_log
            WHERE stream = :stream AND bucket = :bucket AND seq >= :seq
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectLogEntries(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    Iterator<Row> execute(StreamId stream, long bucket, long fromSeq) {
        return execute(stream.text(), bucket, fromSeq, PAGE);
    }

    /** Also of a stream whose text is none; so many rows are fetched at a time. */
    Iterator<Row> execute(String stream, long bucket, long fromSeq, int page) {
        return session.rows(prepared.boundStatementBuilder()
                .setString("stream", stream)
                .setLong("bucket", bucket)
                .setLong("seq", fromSeq)
                .setPageSize(page)
                .build());
    }
}
