package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.StreamId;

/** Reads the log entries of a bucket from one on, in order. */
final class SelectLogEntries {
    private static final int PAGE = 1_000;

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
        return session.rows(prepared.boundStatementBuilder()
                .setString("stream", stream.text())
                .setLong("bucket", bucket)
                .setLong("seq", fromSeq)
                .setPageSize(PAGE)
                .build());
    }
}
