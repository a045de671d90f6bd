package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;

/** Reads the last log entry of a bucket, at the serial consistency. */
final class SelectLastLogEntry {
    private static final String CQL =
            """
            SELECT * FROM %s.freeze_log
            WHERE stream = :stream AND bucket = :bucket
            ORDER BY seq DESC LIMIT 1
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectLastLogEntry(ArchiveSession session) {
        this.session = session;
        this.prepared =
                session.prepareSerialRead(CQL.formatted(session.keyspaces().archive()));
    }

    Optional<FreezeLogEntry> execute(StreamId stream, long bucket) {
        Iterator<Row> rows = session.rows(prepared.boundStatementBuilder()
                .setString("stream", stream.text())
                .setLong("bucket", bucket)
                .build());
        return rows.hasNext() ? Optional.of(LogRow.entry(rows.next(), session.keyspaces())) : Optional.empty();
    }
}
