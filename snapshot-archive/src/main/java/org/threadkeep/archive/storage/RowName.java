package org.threadkeep.archive.storage;

import java.util.UUID;
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
        return manifestChunks(keyspaces, pack, number, number);
    }

    static String manifestChunks(ArchiveKeyspaces keyspaces, PackId pack, long first, long last) {
        return "%s.pack_manifest (pack_id=%s, %s)".formatted(keyspaces.archive(), pack, position(first, last));
    }

    /** A row as it is stored, also when it is in no place that it could be in. */
    static String storedManifest(ArchiveKeyspaces keyspaces, UUID pack, int part, int number) {
        return "%s.pack_manifest (pack_id=%s, part=%d, chunk_no=%d)".formatted(keyspaces.archive(), pack, part, number);
    }

    /** A row as it is stored, also when it is in no place that it could be in. */
    static String storedChunk(ArchiveKeyspaces keyspaces, String modelVersion, UUID pack, int part, int number) {
        return "%s.chunk (model_version=%s, pack_id=%s, part=%d, chunk_no=%d)"
                .formatted(keyspaces.archive(), modelVersion, pack, part, number);
    }

    static String subjectKey(ArchiveKeyspaces keyspaces, String tenant, String subject, int epoch) {
        return "%s.subject_key (tenant=%s, subject=%s, epoch=%d)".formatted(keyspaces.keys(), tenant, subject, epoch);
    }

    /** Entries that may lie in several partitions. */
    static String logEntries(ArchiveKeyspaces keyspaces, String stream, int bucketSize, long first, long last) {
        return "%s.freeze_log (stream=%s, bucket=%s, seq=%s)"
                .formatted(keyspaces.archive(), stream, span(first / bucketSize, last / bucketSize), span(first, last));
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
