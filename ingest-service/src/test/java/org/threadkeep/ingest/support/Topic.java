package org.threadkeep.ingest.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records back from the broker. */
public final class Topic {
    private static final int MAX_RECORD_BYTES = 48 << 20;

    private Topic() {}

    /** The record at a place that a receipt names. */
    public static ConsumerRecord<byte[], byte[]> read(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", RealKafka.kafka().bootstrapServers(),
                        "max.partition.fetch.bytes", MAX_RECORD_BYTES,
                        "fetch.max.bytes", MAX_RECORD_BYTES),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
            Instant deadline = Instant.now().plusSeconds(30);
            while (Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    if (record.offset() == offset) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no record at " + place + " offset " + offset);
    }
}
