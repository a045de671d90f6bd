package org.threadkeep.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threadkeep.local.kafka.KafkaCluster.Options;
import org.threadkeep.local.process.Ports;

class KafkaClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_record_survives_a_broker_that_is_killed_and_started_again() {
        Options options = Options.forTest();
        try (KafkaCluster kafka = KafkaCluster.start(options)) {
            Records records = new Records(kafka.bootstrapServers());
            records.createTopic("letters", 1, (short) 1);
            records.send("letters", "a", "b");

            kafka.node(1).kill();
            kafka.node(1).start();

            assertThat(records.readAll("letters", 2)).containsExactly("a", "b");
        }
        assertGone(options);
    }

    @Test
    void three_brokers_accept_writes_from_all_replicas_while_one_is_dead() {
        Options options = Options.forTest(3).withHeapMiB(256);
        try (KafkaCluster kafka = KafkaCluster.start(options)) {
            Records records = new Records(kafka.bootstrapServers());
            records.createTopic("letters", 1, (short) 3);
            records.send("letters", "before");

            kafka.node(2).kill();
            records.send("letters", "during");
            kafka.node(2).start();
            kafka.awaitAllUp(PATIENCE);

            records.send("letters", "after");
            assertThat(records.readAll("letters", 3)).containsExactly("before", "during", "after");
        }
        assertGone(options);
    }

    private static void assertGone(Options options) {
        List<InetSocketAddress> addresses = List.of(
                Ports.loopback(1, options.port()),
                Ports.loopback(1, options.controllerPort()),
                Ports.loopback(options.nodes(), options.port()));
        assertThat(addresses).allMatch(Ports::isFree);
        assertThat(options.dataDir()).doesNotExist();
        assertThat(processesThatMention(options.dataDir())).isEmpty();
    }

    private static List<ProcessHandle> processesThatMention(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }
}
