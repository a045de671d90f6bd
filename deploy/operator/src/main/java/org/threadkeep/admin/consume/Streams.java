package org.threadkeep.admin.consume;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TopicNames;

/** Asks the brokers for the partitions of turns. Blocks. */
public final class Streams {
    private static final int REQUEST_MS = 10_000;
    private static final int PATIENCE_MS = 30_000;

    private final String bootstrapServers;

    /** Connects at each call. */
    public Streams(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * All partitions, in order.
     *
     * @throws KafkaException when the brokers don't answer, or don't know the topic; a retry is safe
     */
    public List<Stream> all() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS))) {
            return all(admin);
        }
    }

    /**
     * One partition.
     *
     * @throws KafkaException when the brokers don't answer, or don't know it; a retry is safe
     */
    public Stream one(int partition) {
        return all().stream()
                .filter(stream -> stream.id().partition() == partition)
                .findFirst()
                .orElseThrow(() -> new KafkaException(TopicNames.TURNS_RECORDED + " has no partition " + partition));
    }

    private static List<Stream> all(Admin admin) {
        String cluster = get(admin.describeCluster().clusterId());
        TopicDescription topic = get(admin.describeTopics(List.of(TopicNames.TURNS_RECORDED))
                        .allTopicNames())
                .get(TopicNames.TURNS_RECORDED);
        List<TopicPartition> partitions = topic.partitions().stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, partitions, OffsetSpec.latest());
        return partitions.stream()
                .map(partition -> new Stream(
                        new StreamId(cluster, topic.topicId().toString(), partition.partition()),
                        starts.get(partition).offset(),
                        ends.get(partition).offset()))
                .toList();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
        return get(
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)))
                        .all());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the brokers can't be asked: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
