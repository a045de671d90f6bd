package org.threadkeep.audit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.threadkeep.archive.Digests;
import org.threadkeep.events.TopicNames;

/** Reads topics from their begin to where they end now. */
public final class TopicAudit {
    private final String bootstrapServers;

    /** An audit of the topics of these brokers. */
    public TopicAudit(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The next offset of each partition of the topic of turns. */
    public Map<TopicPartition, Long> endOfTurns() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, TopicNames.TURNS_RECORDED));
        }
    }

    /** Every record that was rejected must be on its topic, byte for byte, once or more. */
    void run(TurnLedger ledger, Findings findings) {
        Set<String> there = digests();
        ledger.unfreezable().stream()
                .filter(digest -> !there.contains(digest))
                .forEach(digest -> findings.add("rejected: the record of digest " + digest + " is lost"));
    }

    private Set<String> digests() {
        Set<String> digests = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, TopicNames.TURNS_REJECTED);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(rejected -> digests.add(Digests.sha256(rejected.value())));
            }
        }
        return digests;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map((PartitionInfo partition) -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
