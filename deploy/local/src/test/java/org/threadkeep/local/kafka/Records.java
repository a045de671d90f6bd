package org.threadkeep.local.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads text records, for tests. */
final class Records {

    private static final int MAX_REQUEST = 48 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Map<String, Object> config;

    Records(String bootstrapServers) {
        this.config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "earliest",
                "acks",
                "all",
                "max.request.size",
                MAX_REQUEST,
                "buffer.memory",
                2L * MAX_REQUEST);
    }

    void createTopic(String name, int partitions, short replicas) {
        try (Admin admin = Admin.create(config)) {
            await(admin.createTopics(List.of(new NewTopic(name, partitions, replicas)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture());
        }
    }

    /** Sends to partition 0 and waits until all replicas have them. */
    void send(String topic, String... values) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            Stream.of(values)
                    .map(value -> producer.send(new ProducerRecord<>(topic, 0, null, value)))
                    .toList()
                    .forEach(Records::await);
        }
    }

    /** All records of partition 0; gives up when there are still fewer than expected after a minute. */
    List<String> readAll(String topic, int expected) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (values.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> values.add(polled.value()));
            }
        }
        return values;
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
