package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads which turns of a thread left a context, in the order of their places. */
public final class SelectThreadContext {
    private static final int LIMIT = 1024;

    private final Query all;
    private final Query before;

    SelectThreadContext(Connection connection) {
        all = connection.prepare(
                """
                SELECT stream, offset, turn_id FROM threadkeep_catalog.turn_by_thread_context
                WHERE thread_id = :thread_id AND context_key = :context_key
                LIMIT :most
                """);
        before = connection.prepare(
                """
                SELECT stream, offset, turn_id FROM threadkeep_catalog.turn_by_thread_context
                WHERE thread_id = :thread_id AND context_key = :context_key AND stream = :stream AND offset < :offset
                LIMIT :most
                """);
    }

    /** The first {@value #LIMIT}. */
    public CompletableFuture<List<ContextTurn>> execute(String threadId, String contextKey) {
        return all.rows(
                all.bind()
                        .text("thread_id", threadId)
                        .text("context_key", contextKey)
                        .integer("most", LIMIT),
                LIMIT,
                row -> read(row, threadId));
    }

    /** Those of one stream before a place. */
    public CompletableFuture<List<ContextTurn>> execute(String threadId, String contextKey, Place place) {
        return before.rows(
                before.bind()
                        .text("thread_id", threadId)
                        .text("context_key", contextKey)
                        .text("stream", place.stream())
                        .bigint("offset", place.offset())
                        .integer("most", LIMIT),
                LIMIT,
                row -> read(row, threadId));
    }

    private static ContextTurn read(Row row, String threadId) {
        Place place = new Place(row.getString("stream"), row.getLong("offset"));
        return new ContextTurn(place, row.getString("turn_id"), threadId);
    }
}
