package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes where a turn id's body is. */
public final class InsertBody {
    private final Query query;

    InsertBody(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.turn_by_id (turn_id, stream, offset, body_digest, thread_id)
                VALUES (:turn_id, :stream, :offset, :body_digest, :thread_id)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String turnId, Body body) {
        return query.write(query.bind()
                .text("turn_id", turnId)
                .text("stream", body.place().stream())
                .bigint("offset", body.place().offset())
                .text("body_digest", body.bodyDigest())
                .text("thread_id", body.threadId()));
    }
}
