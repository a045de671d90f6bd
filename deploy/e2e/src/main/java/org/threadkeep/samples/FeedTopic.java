package org.threadkeep.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.client.Json;

/** A topic that a gateway writes itself, and that ingest is pointed at. */
final class FeedTopic {
    static final String NAME = "gateway.events";

    private final String bootstrapServers;

    FeedTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(NAME, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no topic: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Publishes a record that is described as JSON: {@code key}, {@code headers}, {@code value}. */
    void publish(JsonNode described) {
        ProducerRecord<byte[], byte[]> toSend = new ProducerRecord<>(
                NAME,
                described.path("key").asText().getBytes(UTF_8),
                Json.text(described.path("value")).getBytes(UTF_8));
        described.path("headers").properties().forEach(header -> toSend.headers()
                .add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(toSend).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
