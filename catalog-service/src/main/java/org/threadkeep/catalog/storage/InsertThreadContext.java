package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a turn left a context, for turns of the same thread. */
public final class InsertThreadContext {
    private final Query query;

    InsertThreadContext(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.turn_by_thread_context (thread_id, context_key, stream, offset, turn_id)
                VALUES (:thread_id, :context_key, :stream, :offset, :turn_id)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String contextKey, ContextTurn turn) {
        return query.write(query.bind()
                .text("thread_id", turn.threadId())
                .text("context_key", contextKey)
                .text("stream", turn.place().stream())
                .bigint("offset", turn.place().offset())
                .text("turn_id", turn.turnId()));
    }
}
