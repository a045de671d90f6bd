package org.threadkeep.bench.contender;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.threadkeep.events.TopicNames;

/** Plain consumers with the fetch sizes of the freezer. */
final class TurnReader {
    private TurnReader() {}

    /** A consumer of a group. */
    static KafkaConsumer<byte[], byte[]> inGroup(String bootstrapServers, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        1000,
                        "fetch.max.bytes",
                        8 << 20,
                        "max.partition.fetch.bytes",
                        8 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A consumer of all partitions from their begin, in no group. */
    static KafkaConsumer<byte[], byte[]> fromBeginning(String bootstrapServers) {
        KafkaConsumer<byte[], byte[]> consumer = inGroup(bootstrapServers, "bench-reads-along");
        List<TopicPartition> partitions = IntStream.range(
                        0, consumer.partitionsFor(TopicNames.TURNS_RECORDED).size())
                .mapToObj(number -> new TopicPartition(TopicNames.TURNS_RECORDED, number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
