package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.process.ServerProcess;

/** One Cassandra node with the archive's schema, started once for all tests of a run. */
final class TestCassandra implements AutoCloseable {
    static final ArchiveKeyspaces KEYSPACES =
            ArchiveKeyspaces.replicated("{'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
    static final ArchiveSettings SETTINGS = ArchiveSettings.defaults();
    static final LocalFileKeyManagement KEK = LocalFileKeyManagement.of(Samples.noise(32, 1));

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final CassandraCluster cluster = CassandraCluster.start(CassandraCluster.Options.forTest());
    private final CqlSession session = connect(PATIENT);

    private TestCassandra() {
        ArchiveSchema.create(session, KEYSPACES);
    }

    /** Gives the node to tests that ask for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestCassandra.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(TestCassandra.class, type -> new TestCassandra(), TestCassandra.class);
        }
    }

    CqlSession connect(Duration timeout) {
        return CqlSession.builder()
                .addContactPoints(cluster.contactPoints())
                .withLocalDatacenter(cluster.localDatacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, timeout)
                        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(100))
                        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    CqlSession session() {
        return session;
    }

    ServerProcess node() {
        return cluster.node(1);
    }

    /** As a service sees it that has just started: with empty caches. */
    Archive archive() {
        return archive(KEK);
    }

    Archive archive(KeyManagement kek) {
        return new Archive(session, KEYSPACES, SETTINGS, kek, CacheBounds.defaults());
    }

    ArchiveSession archiveSession(ArchiveSettings settings) {
        return new ArchiveSession(session, KEYSPACES, settings);
    }

    /** What only a test may do to the archive. */
    List<Row> cql(String statement, Object... values) {
        return session.execute(SimpleStatement.newInstance(statement, values)).all();
    }

    @Override
    public void close() {
        session.close();
        cluster.close();
    }
}
