package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads which turns of a tenant left a context, in the order of their places. */
public final class SelectTenantContext {
    /** Most rows that are read. */
    public static final int LIMIT = 1024;

    private final Query all;
    private final Query before;
    private final Query ofThread;

    SelectTenantContext(Connection connection) {
        all = connection.prepare(
                """
                SELECT stream, offset, turn_id, thread_id FROM threadkeep_catalog.turn_by_context
                WHERE tenant = :tenant AND context_key = :context_key
                LIMIT :most
                """);
        before = connection.prepare(
                """
                SELECT stream, offset, turn_id, thread_id FROM threadkeep_catalog.turn_by_context
                WHERE tenant = :tenant AND context_key = :context_key AND stream = :stream AND offset < :offset
                LIMIT :most
                """);
        // Within one partition, which is bounded.
        ofThread = connection.prepare(
                """
                SELECT stream, offset, turn_id, thread_id FROM threadkeep_catalog.turn_by_context
                WHERE tenant = :tenant AND context_key = :context_key AND thread_id = :thread_id
                LIMIT :most
                ALLOW FILTERING
                """);
    }

    /** The first {@value #LIMIT}. */
    public CompletableFuture<List<ContextTurn>> execute(String tenant, String contextKey) {
        return all.rows(
                all.bind()
                        .text("tenant", tenant)
                        .text("context_key", contextKey)
                        .integer("most", LIMIT),
                LIMIT,
                SelectTenantContext::read);
    }

    /** Those of one stream before a place. */
    public CompletableFuture<List<ContextTurn>> execute(String tenant, String contextKey, Place place) {
        return before.rows(
                before.bind()
                        .text("tenant", tenant)
                        .text("context_key", contextKey)
                        .text("stream", place.stream())
                        .bigint("offset", place.offset())
                        .integer("most", LIMIT),
                LIMIT,
                SelectTenantContext::read);
    }

    /** The first {@value #LIMIT} of one thread. */
    public CompletableFuture<List<ContextTurn>> execute(String tenant, String contextKey, String threadId) {
        return ofThread.rows(
                ofThread.bind()
                        .text("tenant", tenant)
                        .text("context_key", contextKey)
                        .text("thread_id", threadId)
                        .integer("most", LIMIT),
                LIMIT,
                SelectTenantContext::read);
    }

    private static ContextTurn read(Row row) {
        Place place = new Place(row.getString("stream"), row.getLong("offset"));
        return new ContextTurn(place, row.getString("turn_id"), row.getString("thread_id"));
    }
}
