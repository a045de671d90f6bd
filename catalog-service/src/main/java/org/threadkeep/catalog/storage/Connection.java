package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A session with a bound on the statements under way: whoever comes on top waits. */
final class Connection {
    private final CqlSession session;
    private final Semaphore room;

    Connection(CqlSession session, int maxInFlight) {
        this.session = session;
        this.room = new Semaphore(maxInFlight, true);
    }

    /** Prepares a statement that may be sent again when its outcome is unknown. */
    Query prepare(String cql) {
        return new Query(this, session.prepare(cql), true);
    }

    /** Prepares a lightweight transaction, which must not be sent again behind our back. */
    Query prepareConditional(String cql) {
        return new Query(this, session.prepare(cql), false);
    }

    CompletableFuture<AsyncResultSet> execute(Statement<?> statement) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting for room", e);
        }
        return send(statement)
                .whenComplete((result, error) -> room.release())
                .exceptionallyCompose(error -> CompletableFuture.failedFuture(translated(error)));
    }

    private CompletableFuture<AsyncResultSet> send(Statement<?> statement) {
        try {
            return session.executeAsync(statement).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Driver messages name nodes, tables and consistency levels, never bound values. */
    private static StorageUnavailableException translated(Throwable error) {
        Throwable cause = error.getCause() != null && error instanceof java.util.concurrent.CompletionException
                ? error.getCause()
                : error;
        String what = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new StorageUnavailableException(what, cause);
    }
}
