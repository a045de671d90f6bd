package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.function.Supplier;

/** Rows of a read, whose errors are the archive's also when they come with a later page. */
final class PagedRows implements Iterator<Row> {
    private final BoundStatement statement;
    private final Iterator<Row> rows;

    private PagedRows(BoundStatement statement, Supplier<Iterator<Row>> rows) {
        this.statement = statement;
        this.rows = fetch(rows);
    }

    static PagedRows of(CqlSession session, BoundStatement statement) {
        return new PagedRows(statement, () -> session.execute(statement).iterator());
    }

    @Override
    public boolean hasNext() {
        return fetch(rows::hasNext);
    }

    @Override
    public Row next() {
        return rows.next();
    }

    private <T> T fetch(Supplier<T> fetch) {
        try {
            return fetch.get();
        } catch (RuntimeException e) {
            throw ArchiveSession.unavailable(statement, e);
        }
    }
}
