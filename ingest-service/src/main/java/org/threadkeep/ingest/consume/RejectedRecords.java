package org.threadkeep.ingest.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.threadkeep.events.TopicNames;
import org.threadkeep.ingest.publish.KafkaClients;

/** Puts records that can't become turns where those are that can't be frozen: untouched, and in more headers why. */
@ApplicationScoped
class RejectedRecords {
    private static final String HEADER_PREFIX = "threadkeep_rejected_";

    private final KafkaClients clients;

    RejectedRecords(KafkaClients clients) {
        this.clients = clients;
    }

    /** Completes with whether Kafka has it; never fails. */
    CompletableFuture<Boolean> publish(ConsumerRecord<byte[], byte[]> record, String field, String reason) {
        CompletableFuture<Boolean> published = new CompletableFuture<>();
        try {
            clients.producer()
                    .send(message(record, field, reason), (metadata, failure) -> published.complete(failure == null));
        } catch (KafkaException | IllegalStateException e) {
            published.complete(false);
        }
        return published;
    }

    private static ProducerRecord<byte[], byte[]> message(
            ConsumerRecord<byte[], byte[]> record, String field, String reason) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TopicNames.TURNS_REJECTED, record.key(), record.value());
        Headers headers = message.headers();
        record.headers().forEach(headers::add);
        add(headers, "field", field);
        add(headers, "reason", reason);
        add(headers, "topic", record.topic());
        add(headers, "partition", record.partition());
        add(headers, "offset", record.offset());
        add(headers, "timestamp", record.timestamp());
        return message;
    }

    private static void add(Headers headers, String name, Object value) {
        headers.add(HEADER_PREFIX + name, String.valueOf(value).getBytes(UTF_8));
    }
}
