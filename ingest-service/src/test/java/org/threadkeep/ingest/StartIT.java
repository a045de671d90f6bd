package org.threadkeep.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.data;
import static org.threadkeep.ingest.support.Events.event;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.ingest.support.Door;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Wait;

/** The built service from its start on. */
class StartIT {
    private static final String CANARY = "canary5127";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void a_start_without_an_identity_key_is_refused_by_the_name_of_the_property() {
        assertThat(logOfRefusedStart(Map.of())).contains("threadkeep.identity.key-file: is not set");
    }

    @Test
    void a_start_with_a_key_file_that_holds_no_key_is_refused_by_the_name_of_the_property() throws Exception {
        // Given
        Path noKey = Files.writeString(folder.resolve("no.key"), "not a key");

        // Then
        assertThat(logOfRefusedStart(Map.of("threadkeep.identity.key-file", noKey.toString())))
                .contains("threadkeep.identity.key-file: ")
                .contains("64 hex digits");
    }

    @Test
    void it_starts_before_kafka_does_and_is_ready_when_kafka_is_and_logs_nothing_that_was_said() throws Exception {
        try (KafkaCluster kafka = KafkaCluster.start(KafkaCluster.Options.forTest());
                Door door = new Door(folder, 384, "", properties(kafka))) {
            // Given
            Topics.create(kafka.bootstrapServers());
            kafka.node(1).stop();
            door.process().launch();

            // When
            boolean unready = door.awaitReadiness(503);
            HttpResponse<String> refused = door.post(event("early", "c", data(CANARY)));
            kafka.node(1).start();
            boolean ready = door.awaitReadiness(200);
            HttpResponse<String> accepted = door.post(event("late", "c", data(CANARY)));
            HttpResponse<String> rejected = door.post(event("bad", "c", "{\"" + CANARY + "\":1,\"" + CANARY + "\":2}"));

            // Then
            assertThat(unready).isTrue();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(ready).isTrue();
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
            assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(400);
            assertThat(door.log()).contains("Kafka can take turns").doesNotContain(CANARY);
        }
    }

    private String logOfRefusedStart(Map<String, String> properties) {
        try (Door door = new Door(folder, 384, "", properties)) {
            door.process().launch();
            assertThat(Wait.until(PATIENCE, () -> !door.process().isRunning())).isTrue();
            return door.log();
        }
    }

    private Map<String, String> properties(KafkaCluster kafka) throws Exception {
        Path key = Files.writeString(folder.resolve("identity.key"), "2".repeat(64));
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(), "threadkeep.identity.key-file", key.toString());
    }
}
