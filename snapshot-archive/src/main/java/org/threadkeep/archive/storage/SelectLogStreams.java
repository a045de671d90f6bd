package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.threadkeep.archive.StreamId;

/** Finds all streams that have a log: a scan over partition keys. */
final class SelectLogStreams {
    private static final String CQL = """
            SELECT DISTINCT stream, bucket FROM %s.freeze_log
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectLogStreams(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    List<StreamId> execute() {
        List<StreamId> streams = new ArrayList<>();
        Iterator<Row> rows = partitions();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getLong("bucket") == 0) {
                streams.add(StreamId.parse(row.getString("stream")));
            }
        }
        return streams;
    }

    /** The table's partitions: {@code stream} and {@code bucket}, as they are stored. */
    Iterator<Row> partitions() {
        return session.rows(prepared.boundStatementBuilder().build());
    }
}
