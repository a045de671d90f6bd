package org.threadkeep.ingest.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.NewRecords.header;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnData;
import org.threadkeep.ingest.publish.KafkaClients;
import org.threadkeep.ingest.support.NewRecords;
import org.threadkeep.ingest.support.RealKafka;

/** Records that gateways have written to topics of their own. */
@QuarkusTest
@WithTestResource(RealKafka.class)
class TopicsIT {
    private static final String KONG =
            """
            {"request":{"id":"%s","uri":"/v1/chat/completions"},"started_at":1767225600000,"upstream_status":200,
             "ai":{"proxy":{"meta":{"request_model":"m","response_model":"m-0301","provider_name":"openai"},
             "usage":{"prompt_tokens":2,"completion_tokens":1},"payload":{
             "request":"{\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"hi\\"}],\\"seed\\":7}",
             "response":"{\\"choices\\":[{\\"message\\":{\\"role\\":\\"assistant\\",\\"content\\":\\"hello\\"}}]}"}}}}""";

    @Inject
    KafkaClients clients;

    @Inject
    Feeds feeds;

    @Test
    void a_record_of_kong_becomes_a_turn_that_keeps_its_bytes() {
        try (NewRecords turns = new NewRecords()) {
            // Given
            String id = "kong-" + UUID.randomUUID();
            String logged = KONG.formatted(id);

            // When
            send(RealKafka.KONG_TOPIC, logged, Map.of());

            // Then
            ConsumerRecord<byte[], byte[]> turn = turns.await(id);
            TurnData data = TurnData.parse(turn.value());
            assertThat(header(turn, "ce_tenant")).isEqualTo("acme");
            assertThat(header(turn, "ce_source")).isEqualTo("kafka:/" + RealKafka.KONG_TOPIC);
            assertThat(header(turn, "ce_modelversion")).isEqualTo("m-0301");
            assertThat(header(turn, "ce_startedat")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(data.capture().orElseThrow().logged().orElseThrow()).isEqualTo(logged.getBytes(UTF_8));
            assertThat(data.inputMessages().get(0).path("content").asText()).isEqualTo("hi");
            assertThat(data.outputMessages().get(0).path("content").asText()).isEqualTo("hello");
            assertThat(data.root().at("/request/seed").asInt()).isEqualTo(7);
            assertThat(data.root().at("/usage/input_tokens").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a_record_that_names_nothing_goes_by_its_place_and_an_unknown_model() {
        try (NewRecords turns = new NewRecords()) {
            // When
            String place = send(
                    RealKafka.APISIX_TOPIC,
                    "{\"llm_request\":{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]},"
                            + "\"llm_response_text\":{\"content\":\"hello\"}}",
                    Map.of());

            // Then
            ConsumerRecord<byte[], byte[]> turn = turns.await(place + "#0");
            assertThat(header(turn, "ce_modelversion")).isEqualTo("unknown");
            assertThat(TurnData.parse(turn.value()).outputMessages()).hasSize(1);
        }
    }

    @Test
    void a_cloudevent_in_binary_mode_tells_its_attributes_in_headers() {
        try (NewRecords turns = new NewRecords()) {
            // Given
            String id = "event-" + UUID.randomUUID();

            // When
            send(
                    RealKafka.EVENTS_TOPIC,
                    "{\"request\":{},\"response\":{}}",
                    Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", id,
                            "ce_type", "turn.v1",
                            "ce_source", "/gw/eu-1",
                            "ce_time", "2026-10-01T00:00:00Z",
                            "ce_partitionkey", "conv_1"));

            // Then
            ConsumerRecord<byte[], byte[]> turn = turns.await(id);
            assertThat(header(turn, "ce_source")).isEqualTo("/gw/eu-1");
            assertThat(header(turn, "ce_time")).isEqualTo("2026-10-01T00:00:00Z");
            assertThat(header(turn, "ce_cepartitionkey")).isEqualTo("conv_1");
            assertThat(header(turn, "ce_cetype")).isEqualTo("turn.v1");
            assertThat(header(turn, "ce_type")).isEqualTo("org.threadkeep.turn.recorded.v1");
            assertThat(header(turn, "ce_cancelled")).isEqualTo("true");
            assertThat(TurnData.parse(turn.value()).root().at("/kafka_key/body").asText())
                    .isEqualTo("conv \"1\"");
        }
    }

    @Test
    void a_bad_record_is_rejected_untouched_with_a_reason_and_holds_up_no_other() {
        try (NewRecords turns = new NewRecords();
                NewRecords rejected = NewRecords.of(TopicNames.TURNS_REJECTED, "threadkeep_rejected_offset")) {
            // Given
            String good = "kong-" + UUID.randomUUID();

            // When
            String place = send(RealKafka.KONG_TOPIC, "{\"secret\":", Map.of("x-mark", "kept"));
            send(RealKafka.KONG_TOPIC, KONG.formatted(good), Map.of());

            // Then
            ConsumerRecord<byte[], byte[]> bad = rejected.await(place.substring(place.indexOf('@') + 1));
            assertThat(new String(bad.value(), UTF_8)).isEqualTo("{\"secret\":");
            assertThat(header(bad, "x-mark")).isEqualTo("kept");
            assertThat(header(bad, "threadkeep_rejected_topic")).isEqualTo(RealKafka.KONG_TOPIC);
            assertThat(header(bad, "threadkeep_rejected_field")).isNotEmpty();
            assertThat(header(bad, "threadkeep_rejected_reason")).isNotEmpty().doesNotContain("secret");
            assertThat(turns.await(good)).isNotNull();
        }
    }

    @Test
    void what_was_not_taken_is_read_again_and_offsets_are_committed_only_after_all_was() {
        // Given
        String topic = RealKafka.KONG_TOPIC;
        send(topic, KONG.formatted("again-" + UUID.randomUUID()), Map.of());
        List<Long> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("again-" + UUID.randomUUID())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            FeedPass refusing = new FeedPass(consumer, feeds, (record, feed) -> {
                seen.add(record.offset());
                return CompletableFuture.completedFuture(false);
            });
            FeedPass taking = new FeedPass(consumer, feeds, (record, feed) -> {
                seen.add(record.offset());
                return CompletableFuture.completedFuture(true);
            });

            // When
            until(() -> !refusing.next());
            Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(Set.of(partition));
            int refused = seen.size();
            until(() -> taking.next() && seen.size() > refused);

            // Then
            assertThat(refused).isEqualTo(1);
            assertThat(before.get(partition)).isNull();
            assertThat(seen.get(1)).isEqualTo(seen.get(0));
            assertThat(consumer.committed(Set.of(partition)).get(partition).offset())
                    .isEqualTo(seen.get(seen.size() - 1) + 1);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        RealKafka.kafka().bootstrapServers(),
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void until(java.util.function.BooleanSupplier done) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    /** Sends a record and returns its place. */
    private String send(String topic, String value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, "conv \"1\"".getBytes(UTF_8), value.getBytes(UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        var at = CompletableFuture.supplyAsync(() -> {
                    try {
                        return clients.producer().send(record).get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
        return at.topic() + "/" + at.partition() + "@" + at.offset();
    }
}
