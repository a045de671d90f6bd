package org.threadkeep.freezer.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnRecord;

/** What tests do with Kafka: publish, read and look. */
public final class KafkaClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST = 40 << 20;

    private final Map<String, Object> config;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Connects. */
    public KafkaClient(String bootstrapServers) {
        this.config = Map.of("bootstrap.servers", bootstrapServers);
        this.admin = Admin.create(config);
        this.producer = producer(Map.of());
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> all = new TreeMap<>(config);
        all.putAll(Map.of("max.request.size", LARGEST, "buffer.memory", (long) LARGEST * 2, "linger.ms", 0));
        all.putAll(Map.of("request.timeout.ms", 10_000, "delivery.timeout.ms", 30_000));
        all.putAll(more);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Creates the topic of turns. */
    public void createTurns(int partitions) {
        NewTopic topic = new NewTopic(TopicNames.TURNS_RECORDED, partitions, (short) 1)
                .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST)));
        get(admin.createTopics(List.of(topic)).all());
    }

    /** Publishes turns, and returns the offset of the last. */
    public long publish(int partition, List<TurnRecord> turns) {
        List<Future<org.apache.kafka.clients.producer.RecordMetadata>> sent = new ArrayList<>();
        turns.forEach(turn -> sent.add(producer.send(message(partition, turn))));
        long last = -1;
        for (Future<org.apache.kafka.clients.producer.RecordMetadata> one : sent) {
            last = get(one).offset();
        }
        return last;
    }

    /** Publishes anything. */
    public long publish(ProducerRecord<byte[], byte[]> message) {
        return get(producer.send(message)).offset();
    }

    /** Publishes so that one fetch brings all, and returns when that is done. */
    public void publishTogether(List<ProducerRecord<byte[], byte[]>> messages) {
        try (KafkaProducer<byte[], byte[]> patient = producer(Map.of("linger.ms", 5_000, "batch.size", LARGEST))) {
            List<Future<?>> sent = new ArrayList<>();
            messages.forEach(message -> sent.add(patient.send(message)));
            patient.flush();
            sent.forEach(KafkaClient::get);
        }
    }

    /** Publishes turns in one transaction each; every other one is aborted, with turns of its own. */
    public void publishInTransactions(int partition, List<TurnRecord> committed, List<TurnRecord> aborted) {
        try (KafkaProducer<byte[], byte[]> transactional = producer(Map.of("transactional.id", "test"))) {
            transactional.initTransactions();
            for (int i = 0; i < committed.size(); i++) {
                transactional.beginTransaction();
                transactional.send(message(partition, committed.get(i)));
                transactional.commitTransaction();
                transactional.beginTransaction();
                get(transactional.send(message(partition, aborted.get(i))));
                transactional.abortTransaction();
            }
        }
    }

    /** A turn as a record for a partition. */
    public static ProducerRecord<byte[], byte[]> message(int partition, TurnRecord turn) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TopicNames.TURNS_RECORDED, partition, turn.key(), turn.value());
        new TreeMap<>(turn.headers()).forEach(message.headers()::add);
        return message;
    }

    /** The name of a partition's stream. */
    public StreamId stream(int partition) {
        String topicId = get(admin.describeTopics(List.of(TopicNames.TURNS_RECORDED))
                        .allTopicNames())
                .get(TopicNames.TURNS_RECORDED)
                .topicId()
                .toString();
        return new StreamId(get(admin.describeCluster().clusterId()), topicId, partition);
    }

    /** Everything in a topic, from its start, as soon as there is as much as expected. */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic, int expected) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (read.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** Everything that a topic holds now. */
    public List<ConsumerRecord<byte[], byte[]>> readToEnd(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return readAll(topic, Math.toIntExact(end));
        }
    }

    /** What the freezer committed for lag monitors. */
    public Optional<Long> committedOffset(int partition) {
        return Optional.ofNullable(get(admin.listConsumerGroupOffsets("freezer").partitionsToOffsetAndMetadata())
                        .get(turns(partition)))
                .map(OffsetAndMetadata::offset);
    }

    /** Overwrites what the freezer committed; it must not run. */
    public void setCommittedOffset(int partition, long offset) {
        get(admin.alterConsumerGroupOffsets("freezer", Map.of(turns(partition), new OffsetAndMetadata(offset)))
                .all());
    }

    /** Deletes what the freezer committed; it must not run. */
    public void deleteCommittedOffsets() {
        get(admin.deleteConsumerGroups(List.of("freezer")).all());
    }

    /** Deletes all records of a partition before an offset, as retention does. */
    public void deleteBefore(int partition, long offset) {
        get(admin.deleteRecords(Map.of(turns(partition), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    /** How many consumers the freezer's group has. */
    public int members() {
        return get(admin.describeConsumerGroups(List.of("freezer")).all())
                .get("freezer")
                .members()
                .size();
    }

    private static TopicPartition turns(int partition) {
        return new TopicPartition(TopicNames.TURNS_RECORDED, partition);
    }

    private static <T> T get(KafkaFuture<T> future) {
        return get((Future<T>) future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        admin.close(Duration.ofSeconds(2));
    }
}
