package org.threadkeep.bench.freeze;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.events.TopicNames;
import org.threadkeep.local.process.Wait;

/** The topic that is drained again and again, and how far its readers are. */
public final class TurnTopic implements AutoCloseable {
    /** As {@code deploy/up} has it. */
    public static final int USUAL_PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final Admin admin;

    /** On this broker. */
    public TurnTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * An empty topic in place of what is there. Its partitions are other streams than those before; nobody may read them.
     *
     * @param partitions how many
     */
    public void renew(int partitions) {
        new TopicRenewal(admin).renew(TopicNames.TURNS_RECORDED, partitions);
    }

    /** Another topic, which can be written then. */
    public static void make(String bootstrapServers, String name, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicRenewal(admin).make(new NewTopic(name, partitions, (short) 1));
        }
    }

    /** Publishes as the door does: batches of 64 KiB, zstd. */
    public void fill(List<BenchTurn> turns) {
        fill(turns.iterator());
    }

    /** The same with turns that aren't all in memory. */
    public void fill(Iterator<BenchTurn> turns) {
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
            while (turns.hasNext()) {
                var unused = producer.send(message(turns.next()), (metadata, failure) -> {
                    if (failure != null) {
                        failed.compareAndSet(null, failure);
                    }
                });
            }
            producer.flush();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a turn could not be published", failed.get());
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
        return committedByPartition(group).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Up to where, in each partition, a group has committed. */
    public Map<Integer, Long> committedByPartition(String group) {
        Map<Integer, Long> byPartition = new HashMap<>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) ->
                        byPartition.put(partition.partition(), offset == null ? 0 : offset.offset()));
        return byPartition;
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

    /** Forgets how far a group was; waits until nobody is in it. */
    public void forget(String group) {
        if (!Wait.until(PATIENCE, () -> isForgotten(group))) {
            throw new IllegalStateException("somebody is still in group " + group + " after " + PATIENCE);
        }
    }

    /** Who was killed stays in it for a while. */
    private boolean isForgotten(String group) {
        try {
            get(admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }

    /** What Kafka answers; refusals are the causes of what is thrown. */
    static <T> T get(KafkaFuture<T> future) {
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
