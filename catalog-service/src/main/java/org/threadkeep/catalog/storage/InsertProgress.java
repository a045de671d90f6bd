package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/**
 * Notes how far a stream is indexed, and so shows what was indexed. The sequence number is the write's time stamp, so that of
 * two processes the one that is behind can't hide again what the other has shown.
 */
public final class InsertProgress {
    private final Query query;

    InsertProgress(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.progress (stream, next_seq, next_offset, digest)
                VALUES (:stream, :next_seq, :next_offset, :digest)
                USING TIMESTAMP :written_at
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String stream, Progress progress) {
        return query.write(query.bind()
                .text("stream", stream)
                .bigint("next_seq", progress.nextSeq())
                .bigint("next_offset", progress.nextOffset())
                .text("digest", progress.digest())
                .bigint("written_at", progress.nextSeq()));
    }
}
