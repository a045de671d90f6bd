package org.threadkeep.admin.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The catalog's keyspaces, as an operator uses them, for as long as a command takes. */
public final class CatalogKeyspaces implements AutoCloseable {
    private static final Duration SCHEMA_PATIENCE = Duration.ofMinutes(1);

    private final CqlSession session;

    /**
     * Connects.
     *
     * @throws RuntimeException when Cassandra doesn't answer; a retry is safe
     */
    public CatalogKeyspaces(List<InetSocketAddress> contactPoints, String localDatacenter) {
        this.session = Sessions.open(contactPoints, localDatacenter);
    }

    /**
     * Notes the latest backup of a kind. Of two, the one that ended later stays, in whatever order they are noted.
     *
     * @throws RuntimeException when it can't be written, or no catalog has made its tables yet; a retry is safe
     */
    public void recordBackup(String what, Instant finishedAt, String place) {
        session.execute(SimpleStatement.newInstance(
                """
                INSERT INTO threadkeep_registry.backup (what, finished_at, place)
                VALUES (?, ?, ?)
                USING TIMESTAMP ?
                """,
                what,
                finishedAt,
                place,
                finishedAt.toEpochMilli() * 1000));
    }

    /**
     * Drops the lookup tables. Nothing else is touched.
     *
     * @throws RuntimeException when Cassandra can't do it now; a retry is safe
     */
    public void dropLookups() {
        session.execute(SimpleStatement.newInstance("DROP KEYSPACE IF EXISTS threadkeep_catalog")
                .setTimeout(SCHEMA_PATIENCE));
    }

    @Override
    public void close() {
        session.close();
    }
}
