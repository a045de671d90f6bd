package org.threadkeep.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Ports;

/** A broker of its own for the tests of this module, and the identity key that goes with it. */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
    private static KafkaCluster kafka;

    @Override
    public Map<String, String> start() {
        KafkaCluster.Options options = KafkaCluster.Options.forTest();
        kafka = KafkaCluster.start(options);
        Topics.create(kafka.bootstrapServers());
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "threadkeep.identity.key-file", key(options.dataDir()).toString(),
                "threadkeep.ingest.catalog-url", "https://catalog.test/",
                "quarkus.grpc.server.test-port", Integer.toString(Ports.free(1)));
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
