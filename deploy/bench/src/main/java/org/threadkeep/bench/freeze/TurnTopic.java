package org.threadkeep.bench.freeze;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.events.TopicNames;

/** The topic that is drained again and again, and how far its readers are. */
public final class TurnTopic implements AutoCloseable {
    private final String bootstrapServers;
    private final Admin admin;

    /** On this broker. */
    public TurnTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Publishes as the door does: batches of 64 KiB, zstd. */
    public void fill(List<BenchTurn> turns) {
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            for (BenchTurn turn : turns) {
                var unused = producer.send(message(turn));
            }
            producer.flush();
        }
    }

    /** The door's settings. */
    public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "batch.size",
                64 << 10,
                "linger.ms",
                5,
                "compression.type",
                "zstd",
                "compression.zstd.level",
                1,
                "max.request.size",
                48 << 20,
                "buffer.memory",
                48 << 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A turn as it is published. */
    public static ProducerRecord<byte[], byte[]> message(BenchTurn turn) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                TopicNames.TURNS_RECORDED, turn.encoded().key(), turn.encoded().value());
        turn.encoded().headers().forEach((name, value) -> message.headers().add(name, value));
        return message;
    }

    /** How many records a group of readers has committed. */
    public long committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).values().stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    /** How many records were published. */
    public long end() {
        Map<String, TopicDescription> topics =
                get(admin.describeTopics(List.of(TopicNames.TURNS_RECORDED)).allTopicNames());
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.get(TopicNames.TURNS_RECORDED)
                .partitions()
                .forEach(partition -> latest.put(
                        new TopicPartition(TopicNames.TURNS_RECORDED, partition.partition()), OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** Forgets how far a group was; nobody may be in it. */
    public void forget(String group) {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
