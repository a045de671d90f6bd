package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads where a thread has turns, in order. */
public final class SelectThreadExtents {
    private static final int LIMIT = 1000;

    private final Query query;

    SelectThreadExtents(Connection connection) {
        query = connection.prepare(
                """
                SELECT stream, bucket, tenant FROM threadkeep_catalog.thread_extent
                WHERE thread_id = :thread_id AND (stream, bucket) >= (:stream, :bucket)
                LIMIT :most
                """);
    }

    /** The first {@value #LIMIT} extents from one on; fewer only when there are no more. */
    public CompletableFuture<List<ThreadExtent>> execute(String threadId, String stream, long bucket) {
        return query.rows(
                query.bind()
                        .text("thread_id", threadId)
                        .text("stream", stream)
                        .bigint("bucket", bucket)
                        .integer("most", LIMIT),
                LIMIT,
                row -> new ThreadExtent(row.getString("stream"), row.getLong("bucket"), row.getString("tenant")));
    }
}
