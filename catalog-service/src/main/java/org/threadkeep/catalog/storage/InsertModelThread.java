package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a model version ran a thread. */
public final class InsertModelThread {
    private final Query query;

    InsertModelThread(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.thread_by_model (model_version, stream, bucket, thread_id, first_offset)
                VALUES (:model_version, :stream, :bucket, :thread_id, :first_offset)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String modelVersion, ModelThread thread) {
        return query.write(query.bind()
                .text("model_version", modelVersion)
                .text("stream", thread.first().stream())
                .bigint("bucket", thread.first().modelBucket())
                .text("thread_id", thread.threadId())
                .bigint("first_offset", thread.first().offset()));
    }
}
