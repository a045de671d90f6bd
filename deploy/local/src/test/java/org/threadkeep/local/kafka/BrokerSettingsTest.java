package org.threadkeep.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final Path HOME = Path.of("/data/kafka");

    @Test
    void one_broker_keeps_one_replica_of_everything() throws IOException {
        Properties properties = render(new BrokerSettings(1, 1, 9092, 9093, HOME, Optional.empty()));

        assertThat(properties)
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093")
                .containsEntry("default.replication.factor", "1")
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.replication.factor", "1")
                .containsEntry("min.insync.replicas", "1");
    }

    @Test
    void three_brokers_keep_three_replicas_of_which_two_must_have_a_write() throws IOException {
        Properties properties = render(new BrokerSettings(3, 3, 9092, 9093, HOME, Optional.empty()));

        assertThat(properties)
                .containsEntry("node.id", "3")
                .containsEntry("listeners", "BROKER://127.0.0.3:9092,CONTROLLER://127.0.0.3:9093")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093,2@127.0.0.2:9093,3@127.0.0.3:9093")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void large_records_are_allowed_to_brokers_and_their_followers_and_topics_are_not_made_by_accident()
            throws IOException {
        Properties properties = render(new BrokerSettings(1, 1, 9092, 9093, HOME, Optional.empty()));

        assertThat(properties)
                .containsEntry("message.max.bytes", "50331648")
                .containsEntry("replica.fetch.max.bytes", "50331648")
                .containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void clients_of_the_detour_are_told_another_port_and_brokers_are_not() throws IOException {
        Properties properties =
                render(new BrokerSettings(1, 1, 9092, 9093, HOME, Optional.of(new KafkaCluster.Detour(9094, 9095))));

        assertThat(properties)
                .containsEntry(
                        "listeners", "BROKER://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093,DETOUR://127.0.0.1:9094")
                .containsEntry("advertised.listeners", "BROKER://127.0.0.1:9092,DETOUR://127.0.0.1:9095")
                .containsEntry("inter.broker.listener.name", "BROKER");
    }

    private static Properties render(BrokerSettings settings) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(settings.render()));
        return properties;
    }
}
