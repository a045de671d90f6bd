package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.ArchiveUnavailableException;

/** The driver's session with the archive's consistency levels and errors. */
record ArchiveSession(CqlSession session, ArchiveKeyspaces keyspaces, ArchiveSettings settings) {

    /** A plain read or write that may be sent again at any time. */
    PreparedStatement prepare(String cql) {
        return prepare(SimpleStatement.newInstance(cql)
                .setConsistencyLevel(settings.consistency())
                .setIdempotent(true));
    }

    /** A read that sees, and settles, every LWT before it. */
    PreparedStatement prepareSerialRead(String cql) {
        return prepare(SimpleStatement.newInstance(cql)
                .setConsistencyLevel(settings.serialConsistency())
                .setIdempotent(true));
    }

    /** An LWT; the driver sends it again only when {@code repeatable}. */
    PreparedStatement prepareLwt(String cql, boolean repeatable) {
        return prepare(SimpleStatement.newInstance(cql)
                .setConsistencyLevel(settings.consistency())
                .setSerialConsistencyLevel(settings.serialConsistency())
                .setIdempotent(repeatable));
    }

    private PreparedStatement prepare(SimpleStatement statement) {
        try {
            return session.prepare(statement);
        } catch (RuntimeException e) {
            throw new ArchiveUnavailableException("can't prepare: " + statement.getQuery(), e);
        }
    }

    /** All rows; pages are fetched as they are asked for. */
    Iterator<Row> rows(BoundStatement statement) {
        return PagedRows.of(session, statement);
    }

    CompletionStage<AsyncResultSet> executeAsync(BoundStatement statement) {
        return session.executeAsync(statement).exceptionally(error -> {
            throw unavailable(statement, error instanceof CompletionException ? error.getCause() : error);
        });
    }

    static ArchiveUnavailableException unavailable(BoundStatement statement, Throwable cause) {
        return new ArchiveUnavailableException(
                "can't execute: " + statement.getPreparedStatement().getQuery(), cause);
    }
}
