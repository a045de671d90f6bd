package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;

/** Reads one log entry, at the serial consistency. */
final class SelectLogEntry {
    private static final String CQL =
            """
            SELECT * FROM %s.freeze_log
            WHERE stream = :stream AND bucket = :bucket AND seq = :seq
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectLogEntry(ArchiveSession session) {
        this.session = session;
        this.prepared =
                session.prepareSerialRead(CQL.formatted(session.keyspaces().archive()));
    }

    Optional<FreezeLogEntry> execute(StreamId stream, long bucket, long seq) {
        Iterator<Row> rows = session.rows(prepared.boundStatementBuilder()
                .setString("stream", stream.text())
                .setLong("bucket", bucket)
                .setLong("seq", seq)
                .build());
        return rows.hasNext() ? Optional.of(LogRow.entry(rows.next(), session.keyspaces())) : Optional.empty();
    }
}
