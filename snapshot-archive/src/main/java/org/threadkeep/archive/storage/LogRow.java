package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.StreamId;

/** A log entry as a row of {@code freeze_log}. */
final class LogRow {
    private LogRow() {}

    static BoundStatementBuilder bind(BoundStatementBuilder into, FreezeLogEntry entry, long bucket) {
        return into.setString("stream", entry.stream().text())
                .setLong("bucket", bucket)
                .setLong("seq", entry.seq())
                .setLong("first_offset", entry.firstOffset())
                .setLong("next_offset", entry.nextOffset())
                .setUuid("pack_id", entry.pack().value())
                .setString("pack_digest", entry.packDigest())
                .setString("previous_digest", entry.previousDigest())
                .setString("digest", entry.digest())
                .setLong("turns", entry.counts().turns())
                .setLong("duplicates", entry.counts().duplicates())
                .setLong("rejected", entry.counts().rejected())
                .setLong("control", entry.counts().control())
                .setLong("lost", entry.counts().lost());
    }

    /** The entry of a row; its digest is checked. */
    static FreezeLogEntry entry(Row row, ArchiveKeyspaces keyspaces) {
        FreezeLogEntry entry;
        try {
            entry = parse(row);
        } catch (RuntimeException e) {
            throw new CorruptArchiveException(name(row, keyspaces), "is no log entry: " + e.getMessage(), e);
        }
        if (!entry.verifies()) {
            throw new CorruptArchiveException(name(row, keyspaces), "the row is not what its digest is of");
        }
        return entry;
    }

    /** The same; a column without a value is not taken for 0. */
    static FreezeLogEntry wholeEntry(Row row, ArchiveKeyspaces keyspaces) {
        for (int i = 0; i < row.getColumnDefinitions().size(); i++) {
            if (row.isNull(i)) {
                throw new CorruptArchiveException(
                        name(row, keyspaces),
                        "has no " + row.getColumnDefinitions().get(i).getName());
            }
        }
        return entry(row, keyspaces);
    }

    private static FreezeLogEntry parse(Row row) {
        return new FreezeLogEntry(
                StreamId.parse(row.getString("stream")),
                row.getLong("seq"),
                row.getLong("first_offset"),
                row.getLong("next_offset"),
                new PackId(row.getUuid("pack_id")),
                row.getString("pack_digest"),
                row.getString("previous_digest"),
                row.getString("digest"),
                new PackCounts(
                        row.getLong("turns"),
                        row.getLong("duplicates"),
                        row.getLong("rejected"),
                        row.getLong("control"),
                        row.getLong("lost")));
    }

    static String name(Row row, ArchiveKeyspaces keyspaces) {
        return RowName.logEntry(keyspaces, row.getString("stream"), row.getLong("bucket"), row.getLong("seq"));
    }
}
