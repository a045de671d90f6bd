package org.threadkeep.catalog.support;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;

/** A broker and a node of their own for a test, and the keys that go with them. */
public final class Servers implements AutoCloseable {
    private static final String REPLICATION = "{'class': 'NetworkTopologyStrategy', 'datacenter1': 1}";

    private final KafkaCluster.Options kafkaOptions = KafkaCluster.Options.forTest();
    private final CassandraCluster.Options cassandraOptions = CassandraCluster.Options.forTest();
    private final KafkaCluster kafka = KafkaCluster.at(kafkaOptions);
    private final CassandraCluster cassandra = CassandraCluster.at(cassandraOptions);

    public void startKafka() {
        KafkaCluster.start(kafkaOptions);
        Topics.create(kafka.bootstrapServers());
    }

    /** Starts Cassandra; the archive has no tables yet. */
    public void startCassandra() {
        CassandraCluster.start(cassandraOptions);
    }

    /** What a freezer does when it starts first. */
    public void createArchiveSchema() {
        try (CqlSession session = session()) {
            ArchiveSchema.create(session, ArchiveKeyspaces.replicated(REPLICATION));
        }
    }

    public CqlSession session() {
        return CqlSession.builder()
                .addContactPoints(cassandra.contactPoints())
                .withLocalDatacenter(cassandra.localDatacenter())
                .build();
    }

    /** Halts the node: it answers nothing until it is resumed. */
    public void freezeCassandra() {
        cassandra.node(1).freeze();
    }

    public void resumeCassandra() {
        cassandra.node(1).resume();
    }

    /** A folder that goes when the servers go. */
    public Path dataDir() {
        return kafkaOptions.dataDir();
    }

    /** The service's properties, also before anything is started. */
    public Map<String, String> properties() {
        InetSocketAddress node = cassandra.contactPoints().get(0);
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.cassandra.contact-points", "127.0.0.1:" + node.getPort(),
                "quarkus.cassandra.local-datacenter", cassandra.localDatacenter(),
                "threadkeep.identity.key-file", key("identity.key", '1').toString(),
                "threadkeep.keys.kek-file", key("kek.key", '2').toString());
    }

    private Path key(String name, char digit) {
        try {
            Path file = kafkaOptions.dataDir().resolve(name);
            return Files.writeString(file, String.valueOf(digit).repeat(64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
        cassandra.close();
    }
}
