package org.threadkeep.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsIT {

    private static final List<String> NAMES = List.of("turns.recorded.v1", "turns.rejected.v1", "packs.frozen.v1");

    private static KafkaCluster kafka;

    @BeforeAll
    static void start() {
        kafka = KafkaCluster.start(KafkaCluster.Options.forTest());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void topics_are_created_once_however_often_they_are_asked_for() throws Exception {
        Topics.create(kafka.bootstrapServers());
        Topics.create(kafka.bootstrapServers());

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(NAMES).allTopicNames().get();
            assertThat(topics.values()).hasSize(3).allSatisfy(topic -> assertThat(topic.partitions())
                    .hasSize(4));
        }
    }

    @Test
    void rejected_records_are_kept_for_ever_and_recorded_ones_for_a_week() throws Exception {
        Topics.create(kafka.bootstrapServers());

        assertThat(config("turns.rejected.v1", "retention.ms")).isEqualTo("-1");
        assertThat(config("turns.recorded.v1", "retention.ms")).isEqualTo("604800000");
        assertThat(config("turns.recorded.v1", "max.message.bytes")).isEqualTo("50331648");
        assertThat(config("turns.rejected.v1", "max.message.bytes")).isEqualTo("51380224");
        assertThat(config("turns.recorded.v1", "compression.type")).isEqualTo("producer");
    }

    @Test
    void a_record_of_40_mib_passes_whole() {
        Topics.create(kafka.bootstrapServers());
        Records records = new Records(kafka.bootstrapServers());
        String large = "x".repeat(40 * 1024 * 1024);

        records.send("turns.recorded.v1", large);

        assertThat(records.readAll("turns.recorded.v1", 1))
                .singleElement()
                .satisfies(read -> assertThat(read.equals(large)).isTrue());
    }

    private static String config(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.get(key).value();
        }
    }
}
