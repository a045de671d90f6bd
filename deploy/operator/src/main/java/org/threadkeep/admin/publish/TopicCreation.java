package org.threadkeep.admin.publish;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.threadkeep.events.TopicNames;

/** Creates the project's topics; those that exist are left as they are. */
public final class TopicCreation {
    /** A record of 32 MiB, encoded as JSON, has room. */
    private static final int LARGEST_BATCH_BYTES = 48 << 20;

    /** A rejected turn is the same with headers that say why. */
    private static final int LARGEST_REJECTED_BATCH_BYTES = LARGEST_BATCH_BYTES + (1 << 20);

    private static final String FOR_EVER = "-1";

    private final Map<String, Object> clientSettings;

    /** Connects with these settings of Kafka's clients at each call. */
    public TopicCreation(Map<String, Object> clientSettings) {
        this.clientSettings = Map.copyOf(clientSettings);
    }

    /**
     * Creates what is missing.
     *
     * @return for each topic whether it was created; the others were there
     * @throws KafkaException when the brokers don't answer or refuse; a retry is safe
     */
    public Map<String, Boolean> create(TopicPlan plan) {
        String retention = Long.toString(plan.retention().toMillis());
        List<NewTopic> topics = List.of(
                topic(TopicNames.TURNS_RECORDED, plan, retention, LARGEST_BATCH_BYTES),
                topic(TopicNames.TURNS_REJECTED, plan, FOR_EVER, LARGEST_REJECTED_BATCH_BYTES),
                topic(TopicNames.PACKS_FROZEN, plan, retention, LARGEST_BATCH_BYTES));
        Map<String, Boolean> created = new TreeMap<>();
        try (Admin admin = Admin.create(clientSettings)) {
            admin.createTopics(topics).values().forEach((name, creation) -> created.put(name, isCreated(creation)));
        }
        return created;
    }

    private static NewTopic topic(String name, TopicPlan plan, String retention, int largestBatch) {
        Map<String, String> configs = new HashMap<>();
        configs.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        configs.put(COMPRESSION_TYPE_CONFIG, "producer");
        configs.put(RETENTION_MS_CONFIG, retention);
        configs.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestBatch));
        configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(plan.minInsyncReplicas()));
        return new NewTopic(name, plan.partitions(), (short) plan.replicas()).configs(configs);
    }

    private static boolean isCreated(KafkaFuture<Void> creation) {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new KafkaException("Kafka refuses: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
