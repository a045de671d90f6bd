package org.threadkeep.archive.storage;

import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackId;

/** Names rows in errors, so that an operator finds them: {@code keyspace.table} and the primary key. */
final class RowName {
    private RowName() {}

    static String chunk(ArchiveKeyspaces keyspaces, String modelVersion, PackId pack, long number) {
        return chunks(keyspaces, modelVersion, pack, number, number);
    }

    /** Of chunks that may lie in several partitions: each number tells its part. */
    static String chunks(ArchiveKeyspaces keyspaces, String modelVersion, PackId pack, long first, long last) {
        return "%s.chunk (model_version=%s, pack_id=%s, %s)"
                .formatted(keyspaces.archive(), modelVersion, pack, position(first, last));
    }

    static String manifest(ArchiveKeyspaces keyspaces, PackId pack) {
        return "%s.pack_manifest (pack_id=%s)".formatted(keyspaces.archive(), pack);
    }

    static String manifestChunk(ArchiveKeyspaces keyspaces, PackId pack, long number) {
        return "%s.pack_manifest (pack_id=%s, %s)".formatted(keyspaces.archive(), pack, position(number, number));
    }

    static String logEntry(ArchiveKeyspaces keyspaces, String stream, long bucket, long seq) {
        return "%s.freeze_log (stream=%s, bucket=%d, seq=%d)".formatted(keyspaces.archive(), stream, bucket, seq);
    }

    private static String position(long first, long last) {
        String part = span(first / Chunk.PER_PART, last / Chunk.PER_PART);
        return "part=" + part + ", chunk_no=" + span(first, last);
    }

    private static String span(long first, long last) {
        return first == last ? Long.toString(first) : first + ".." + last;
    }
}
