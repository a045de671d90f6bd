package org.threadkeep.freezer.consume;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.threadkeep.freezer.stream.LogView;

/** Asks the brokers who they are, which topic this is, and where its partitions begin and end. Blocks. */
@ApplicationScoped
public class TopicObserver {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private Optional<Admin> admin = Optional.empty();

    /** Connects when asked for the first time. */
    public TopicObserver(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "freezer-observer");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    }

    /**
     * Those of the partitions that exist.
     *
     * @throws KafkaException when the brokers don't answer, or don't know the topic yet; a retry is safe
     */
    Map<Integer, LogView> look(String topic, Set<Integer> partitions) {
        String cluster = get(admin().describeCluster().clusterId());
        TopicDescription description =
                get(admin().describeTopics(List.of(topic)).allTopicNames()).get(topic);
        Set<TopicPartition> known = description.partitions().stream()
                .filter(info -> partitions.contains(info.partition()))
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, ListOffsetsResultInfo> starts = offsets(known, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(known, OffsetSpec.latest());
        String topicId = description.topicId().toString();
        return known.stream()
                .collect(Collectors.toMap(
                        TopicPartition::partition,
                        partition -> new LogView(
                                new StreamId(cluster, topicId, partition.partition()),
                                starts.get(partition).offset(),
                                ends.get(partition).offset())));
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.isEmpty()
                ? Map.of()
                : get(admin().listOffsets(
                                partitions.stream().collect(Collectors.toMap(Function.identity(), tp -> spec)))
                        .all());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the brokers can't be asked: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private synchronized Admin admin() {
        if (admin.isEmpty()) {
            admin = Optional.of(Admin.create(settings));
        }
        return admin.get();
    }

    @PreDestroy
    synchronized void close() {
        admin.ifPresent(open -> open.close(CLOSE_LIMIT));
    }
}
