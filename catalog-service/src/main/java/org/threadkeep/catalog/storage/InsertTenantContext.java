package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a turn left a context, for turns of any thread of its tenant. */
public final class InsertTenantContext {
    private final Query query;

    InsertTenantContext(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.turn_by_context (tenant, context_key, stream, offset, turn_id, thread_id)
                VALUES (:tenant, :context_key, :stream, :offset, :turn_id, :thread_id)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String tenant, String contextKey, ContextTurn turn) {
        return query.write(query.bind()
                .text("tenant", tenant)
                .text("context_key", contextKey)
                .text("stream", turn.place().stream())
                .bigint("offset", turn.place().offset())
                .text("turn_id", turn.turnId())
                .text("thread_id", turn.threadId()));
    }
}
