package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Executes the statements of lookups and reads every column of what comes. */
final class BareDriver {
    private final CqlSession session;
    private final Map<LookupStatement, PreparedStatement> prepared = new EnumMap<>(LookupStatement.class);

    /** Prepares them all, with the catalog's consistency. */
    BareDriver(CqlSession session) {
        this.session = session;
        for (LookupStatement statement : LookupStatement.values()) {
            prepared.put(
                    statement,
                    session.prepare(SimpleStatement.newInstance(statement.cql())
                            .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM)
                            .setIdempotent(true)));
        }
    }

    /** Begins; all rows are in the first page, because all statements but one have a limit, and that one reads few. */
    CompletableFuture<List<Row>> begin(LookupStatement statement, Object... values) {
        return session.executeAsync(prepared.get(statement).bind(values))
                .toCompletableFuture()
                .thenApply(BareDriver::read);
    }

    List<Row> rows(LookupStatement statement, Object... values) {
        return begin(statement, values).join();
    }

    private static List<Row> read(AsyncResultSet result) {
        List<Row> rows = new ArrayList<>();
        for (Row row : result.currentPage()) {
            for (int column = 0; column < row.size(); column++) {
                row.getObject(column);
            }
            rows.add(row);
        }
        if (result.hasMorePages()) {
            throw new IllegalStateException("a lookup reads more than a page");
        }
        return rows;
    }
}
