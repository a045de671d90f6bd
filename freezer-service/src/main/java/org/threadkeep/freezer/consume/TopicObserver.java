package org.threadkeep.freezer.consume;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;
import org.threadkeep.archive.StreamId;
import org.threadkeep.freezer.stream.LogView;

/** Asks the brokers who they are, which topic this is, and where its partitions begin and end. Blocks. */
@ApplicationScoped
public class TopicObserver {
    private static final Logger LOG = Logger.getLogger(TopicObserver.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final Duration RETENTION_IS_NEWS_FOR = Duration.ofMinutes(5);

    private final Map<String, Object> settings;
    private volatile double retentionSeconds = Double.NaN;
    private volatile Instant retentionAskedAt = Instant.MIN;
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
        lookAtRetention(topic);
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

    /** How long the topic keeps a record: NaN while unknown, -1 for ever. Doesn't block. */
    public double retentionSeconds() {
        return retentionSeconds;
    }

    /** Whoever may not read the topic's configuration can freeze it all the same. */
    private void lookAtRetention(String topic) {
        if (retentionAskedAt.plus(RETENTION_IS_NEWS_FOR).isAfter(Instant.now())) {
            return;
        }
        retentionAskedAt = Instant.now();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config =
                    get(admin().describeConfigs(List.of(resource)).all()).get(resource);
            retentionSeconds = Optional.ofNullable(config.get(TopicConfig.RETENTION_MS_CONFIG))
                    .map(entry -> Long.parseLong(entry.value()))
                    .map(millis -> millis < 0 ? -1 : millis / 1000.0)
                    .orElse(Double.NaN);
        } catch (KafkaException e) {
            LOG.debugf("the topic's retention can't be read: %s", e.getMessage());
        }
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
