package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/** Idempotent writes, so many at a time; each is tried again a few times when the node had no time for it. Thread-safe. */
final class PatientWrites {
    private static final int ATTEMPTS = 5;

    private final CqlSession session;
    private final Semaphore room;

    PatientWrites(CqlSession session, int inFlight) {
        this.session = session;
        this.room = new Semaphore(inFlight);
    }

    /** Waits for room, not for the row. */
    CompletableFuture<AsyncResultSet> execute(Statement<?> row) {
        room.acquireUninterruptibly();
        return attempt(row, 1).whenComplete((written, failed) -> room.release());
    }

    private CompletableFuture<AsyncResultSet> attempt(Statement<?> row, int attempt) {
        return session.executeAsync(row)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> attempt < ATTEMPTS && isPassing(failure)
                        ? attempt(row, attempt + 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isPassing(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof QueryExecutionException || cause instanceof DriverTimeoutException;
    }
}
