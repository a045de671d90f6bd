package org.threadkeep.local.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Writes and reads blobs at QUORUM, for tests. */
final class Rows implements AutoCloseable {

    private static final String CREATE_KEYSPACE =
            """
            CREATE KEYSPACE IF NOT EXISTS letters
            WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': %d}
            """;

    private static final String CREATE_TABLE =
            """
            CREATE TABLE IF NOT EXISTS letters.letter (name text PRIMARY KEY, body blob)
            """;

    private static final String INSERT =
            """
            INSERT INTO letters.letter (name, body) VALUES (?, ?)
            """;

    private static final String SELECT = """
            SELECT body FROM letters.letter WHERE name = ?
            """;

    private static final String SELECT_SETTING =
            """
            SELECT value FROM system_views.settings WHERE name = ?
            """;

    private final CqlSession session;

    Rows(CassandraCluster cassandra, int replicas) {
        session = CqlSession.builder()
                .addContactPoints(cassandra.contactPoints())
                .withLocalDatacenter(cassandra.localDatacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                        .build())
                .build();
        session.execute(CREATE_KEYSPACE.formatted(replicas));
        session.execute(CREATE_TABLE);
    }

    void insert(String name, ByteBuffer body) {
        session.execute(quorum(INSERT, name, body));
    }

    int size(String name) {
        return session.execute(quorum(SELECT, name)).one().getByteBuffer("body").remaining();
    }

    /** What the node that answers has set. */
    String setting(String name) {
        return session.execute(SELECT_SETTING, name).one().getString("value");
    }

    private static SimpleStatement quorum(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values)
                .setConsistencyLevel(DefaultConsistencyLevel.QUORUM)
                .setIdempotent(true);
    }

    @Override
    public void close() {
        session.close();
    }
}
