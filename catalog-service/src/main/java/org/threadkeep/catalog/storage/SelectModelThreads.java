package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the threads of a model version in one extent, by their ids. */
public final class SelectModelThreads {
    private final Query query;

    SelectModelThreads(Connection connection) {
        query = connection.prepare(
                """
                SELECT thread_id, first_offset FROM threadkeep_catalog.thread_by_model
                WHERE model_version = :model_version AND stream = :stream AND bucket = :bucket AND thread_id > :after
                LIMIT :most
                """);
    }

    /** The next ones after a thread; the empty text to begin. */
    public CompletableFuture<List<ModelThread>> execute(
            String modelVersion, ModelExtent extent, String afterThreadId, int limit) {
        return query.rows(
                query.bind()
                        .text("model_version", modelVersion)
                        .text("stream", extent.stream())
                        .bigint("bucket", extent.bucket())
                        .text("after", afterThreadId)
                        .integer("most", limit),
                limit,
                row -> new ModelThread(
                        row.getString("thread_id"), new Place(extent.stream(), row.getLong("first_offset"))));
    }
}
