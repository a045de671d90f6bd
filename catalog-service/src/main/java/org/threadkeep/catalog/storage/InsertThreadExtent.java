package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a thread has turns in a bucket. */
public final class InsertThreadExtent {
    private final Query query;

    InsertThreadExtent(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.thread_extent (thread_id, stream, bucket, tenant)
                VALUES (:thread_id, :stream, :bucket, :tenant)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String threadId, ThreadExtent extent) {
        return query.write(query.bind()
                .text("thread_id", threadId)
                .text("stream", extent.stream())
                .bigint("bucket", extent.bucket())
                .text("tenant", extent.tenant()));
    }
}
