package org.threadkeep.ingest.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.threadkeep.events.TopicNames;

/** The turns that are recorded from here on, for senders that are not told where theirs are. */
public final class NewRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, ConsumerRecord<byte[], byte[]>> seen = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String idHeader;

    /** Begins at the end of the topic. */
    public NewRecords() {
        this(TopicNames.TURNS_RECORDED, "ce_id");
    }

    /** The same for another topic, whose records go by another header. */
    public static NewRecords of(String topic, String idHeader) {
        return new NewRecords(topic, idHeader);
    }

    private NewRecords(String topic, String idHeader) {
        this.idHeader = idHeader;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealKafka.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits for the record that goes by this id. */
    public ConsumerRecord<byte[], byte[]> await(String id) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!seen.containsKey(id) && Instant.now().isBefore(deadline)) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.put(header(record, idHeader), record));
        }
        if (!seen.containsKey(id)) {
            throw new AssertionError("no record with the id " + id + " among " + seen.keySet());
        }
        return seen.get(id);
    }

    /** The text of a header; empty when there is none. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
