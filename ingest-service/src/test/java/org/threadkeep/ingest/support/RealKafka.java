package org.threadkeep.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Ports;

/** A broker of its own for the tests of this module, and the identity key that goes with it. */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
    /** A topic of Kong's records, which the service reads. */
    public static final String KONG_TOPIC = "gateway.kong";

    /** A topic of APISIX's records, which the service reads. */
    public static final String APISIX_TOPIC = "gateway.apisix";

    /** A topic of CloudEvents with both bodies, which the service reads. */
    public static final String EVENTS_TOPIC = "gateway.events";

    private static KafkaCluster kafka;

    @Override
    public Map<String, String> start() {
        KafkaCluster.Options options = KafkaCluster.Options.forTest();
        kafka = KafkaCluster.start(options);
        Topics.create(kafka.bootstrapServers());
        createGatewayTopics();
        Map<String, String> properties = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "threadkeep.identity.key-file", key(options.dataDir()).toString(),
                "threadkeep.ingest.catalog-url", "https://catalog.test/",
                "threadkeep.ingest.kserve.patience", "8s",
                "quarkus.grpc.server.test-port", Integer.toString(Ports.free(1))));
        properties.putAll(fed(KONG_TOPIC, "kong"));
        properties.putAll(fed(APISIX_TOPIC, "apisix"));
        properties.putAll(fed(EVENTS_TOPIC, "openai-chat"));
        return properties;
    }

    private static Map<String, String> fed(String topic, String format) {
        String prefix = "threadkeep.ingest.consume.topics.\"" + topic + "\".";
        return Map.of(prefix + "format", format, prefix + "tenant", "acme");
    }

    private static void createGatewayTopics() {
        List<NewTopic> topics = Stream.of(KONG_TOPIC, APISIX_TOPIC, EVENTS_TOPIC)
                .map(topic -> new NewTopic(topic, 1, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(topics)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** The broker that runs now. */
    public static KafkaCluster kafka() {
        return kafka;
    }

    private static Path key(Path folder) {
        try {
            return Files.writeString(folder.resolve("identity.key"), "1".repeat(64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
