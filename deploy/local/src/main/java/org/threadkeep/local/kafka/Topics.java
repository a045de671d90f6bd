package org.threadkeep.local.kafka;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.threadkeep.events.TopicNames;
import org.threadkeep.local.process.Wait;

/** Creates the project's topics; those that exist are left as they are. */
public final class Topics {

    private static final int PARTITIONS = 4;
    private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
    private static final String UNLIMITED = "-1";
    private static final Duration PROPAGATION = Duration.ofSeconds(30);

    private static final Map<String, String> EACH =
            Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE, COMPRESSION_TYPE_CONFIG, "producer");

    private static final Map<String, String> RETENTION_BY_TOPIC = Map.of(
            TopicNames.TURNS_RECORDED, WEEK,
            TopicNames.TURNS_REJECTED, UNLIMITED,
            TopicNames.PACKS_FROZEN, WEEK);

    /** More than any record of the topic of turns may take: a rejected one is the same with headers that say why. */
    private static final int REJECTED_BATCH_BYTES = BrokerSettings.MAX_BATCH_BYTES + (1 << 20);

    private Topics() {}

    /**
     * Creates those that are missing, with as many replicas as there are brokers (at most 3), and returns when the brokers
     * know them.
     *
     * @throws IllegalStateException if Kafka refuses; creating them again is safe
     */
    public static void create(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            int brokers = get(admin.describeCluster().nodes()).size();
            List<NewTopic> topics = RETENTION_BY_TOPIC.entrySet().stream()
                    .map(topic -> topic(topic.getKey(), topic.getValue(), (short) BrokerSettings.replicas(brokers)))
                    .toList();
            admin.createTopics(topics).values().values().forEach(Topics::createdOrThere);
            if (!Wait.until(PROPAGATION, () -> areKnown(admin))) {
                throw new IllegalStateException("topics are still unknown to brokers after " + PROPAGATION);
            }
        }
    }

    private static NewTopic topic(String name, String retention, short replicas) {
        Map<String, String> configs = new HashMap<>(EACH);
        configs.put(RETENTION_MS_CONFIG, retention);
        configs.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestBatch(name)));
        return new NewTopic(name, PARTITIONS, replicas).configs(configs);
    }

    private static int largestBatch(String topic) {
        return topic.equals(TopicNames.TURNS_REJECTED) ? REJECTED_BATCH_BYTES : BrokerSettings.MAX_BATCH_BYTES;
    }

    private static void createdOrThere(KafkaFuture<Void> creation) {
        try {
            get(creation);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static boolean areKnown(Admin admin) {
        try {
            get(admin.describeTopics(RETENTION_BY_TOPIC.keySet()).allTopicNames());
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }
}
