package org.threadkeep.freezer.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;

/** One real broker and one real node, with the project's topics and the keys of tests. */
public final class Servers implements QuarkusTestResourceLifecycleManager, AutoCloseable {
    /** Partitions of the topic of turns, so that tests needn't share one. */
    public static final int PARTITIONS = 18;

    private static final String KEY = "0".repeat(64);

    private final int partitions;
    private final KafkaCluster.Options kafkaOptions;
    private KafkaCluster kafka;
    private CassandraCluster cassandra;
    private Path keyFile;

    /** What most tests use. */
    public Servers() {
        this(PARTITIONS, KafkaCluster.Options.forTest());
    }

    /** So many partitions of the topic of turns. */
    public Servers(int partitions, KafkaCluster.Options kafkaOptions) {
        this.partitions = partitions;
        this.kafkaOptions = kafkaOptions;
    }

    @Override
    public Map<String, String> start() {
        keyFile = keyFile();
        kafka = KafkaCluster.start(kafkaOptions);
        try {
            cassandra = CassandraCluster.start(CassandraCluster.Options.forTest());
            createTopics();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        return properties();
    }

    private void createTopics() {
        try (KafkaClient client = kafkaClient()) {
            client.createTurns(partitions);
        }
        Topics.create(kafka.bootstrapServers());
    }

    private static Path keyFile() {
        try {
            return Files.writeString(
                    Path.of("target", "test-" + ProcessHandle.current().pid() + ".key")
                            .toAbsolutePath(),
                    KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a freezer must be told. */
    public Map<String, String> properties() {
        InetSocketAddress contact = cassandra.contactPoints().get(0);
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.cassandra.contact-points", contact.getAddress().getHostAddress() + ":" + contact.getPort(),
                "quarkus.cassandra.local-datacenter", cassandra.localDatacenter(),
                "threadkeep.identity.key-file", keyFile.toString(),
                "threadkeep.keys.kek-file", keyFile.toString());
    }

    /** The broker. */
    public KafkaCluster kafka() {
        return kafka;
    }

    /** The node. */
    public CassandraCluster cassandra() {
        return cassandra;
    }

    /** A new client. */
    public KafkaClient kafkaClient() {
        return new KafkaClient(kafka.bootstrapServers());
    }

    /** A new reader. */
    public ArchiveReader archiveReader() {
        return new ArchiveReader(cassandra.contactPoints(), cassandra.localDatacenter(), keyFile);
    }

    @Override
    public void stop() {
        kafka.close();
        if (cassandra != null) {
            cassandra.close();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
