package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A prepared statement. */
final class Query {
    private final Connection connection;
    private final PreparedStatement prepared;
    private final boolean idempotent;

    Query(Connection connection, PreparedStatement prepared, boolean idempotent) {
        this.connection = connection;
        this.prepared = prepared;
        this.idempotent = idempotent;
    }

    /** Begins to bind values by name. */
    Binding bind() {
        return new Binding(prepared.boundStatementBuilder().setIdempotence(idempotent));
    }

    CompletableFuture<Void> write(Binding bound) {
        return connection.execute(bound.statement()).thenAccept(result -> {});
    }

    /** All rows: {@code limit} is the statement's own, so that there is one page. */
    <T> CompletableFuture<List<T>> rows(Binding bound, int limit, Function<Row, T> map) {
        return connection.execute(bound.statement(limit)).thenApply(result -> page(result, map));
    }

    <T> CompletableFuture<Optional<T>> one(Binding bound, Function<Row, T> map) {
        return connection.execute(bound.statement()).thenApply(result -> Optional.ofNullable(result.one())
                .map(map));
    }

    /** Whether a lightweight transaction was applied. */
    CompletableFuture<Boolean> applied(Binding bound) {
        return connection.execute(bound.statement()).thenApply(AsyncResultSet::wasApplied);
    }

    private static <T> List<T> page(AsyncResultSet result, Function<Row, T> map) {
        List<T> rows = new ArrayList<>();
        result.currentPage().forEach(row -> rows.add(map.apply(row)));
        return rows;
    }
}
