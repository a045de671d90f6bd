package org.threadkeep.admin.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.threadkeep.events.TopicNames;

/** Rejected records from the group's position up to where the topic ended at the start. */
final class ReDriveInput implements AutoCloseable {
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_BYTES_AT_ONCE = 8 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    ReDriveInput(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ReDrive.GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_AT_ONCE,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        MOST_BYTES_AT_ONCE,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        MOST_BYTES_AT_ONCE),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Set<TopicPartition> partitions = Set.copyOf(consumer.partitionsFor(TopicNames.TURNS_REJECTED).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        pauseWhatIsAtEnd();
    }

    boolean isAtEnd() {
        return ends.keySet().stream().allMatch(this::isAtEnd);
    }

    private boolean isAtEnd(TopicPartition partition) {
        return consumer.position(partition) >= ends.get(partition);
    }

    /** What was there at the start and hasn't been given yet; may be nothing. */
    List<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(limit)) {
            if (polled.offset() < ends.get(new TopicPartition(polled.topic(), polled.partition()))) {
                records.add(polled);
            }
        }
        pauseWhatIsAtEnd();
        return records;
    }

    private void pauseWhatIsAtEnd() {
        consumer.pause(ends.keySet().stream().filter(this::isAtEnd).toList());
    }

    /** How far everything is given, never beyond where it ended at the start. */
    Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        ends.forEach((partition, end) ->
                positions.put(partition, new OffsetAndMetadata(Math.min(consumer.position(partition), end))));
        return positions;
    }

    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
