package org.threadkeep.bench.freeze;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.threadkeep.local.process.Wait;

/** Makes topics, and makes them again with the settings that they had. */
final class TopicRenewal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;

    TopicRenewal(Admin admin) {
        this.admin = admin;
    }

    void renew(String topic, int partitions) {
        Map<String, String> settings = settings(topic);
        TurnTopic.get(admin.deleteTopics(List.of(topic)).all());
        require(Wait.until(PATIENCE, () -> leaders(topic).isEmpty()), topic + " is still there");
        make(new NewTopic(topic, partitions, (short) 1).configs(settings));
    }

    /**
     * Makes a topic, and waits until each of its partitions can be written. A broker tells who leads a partition before it leads
     * it; an idempotent producer whose first batches are refused for that can lose its order for good, and gives up after two minutes.
     */
    void make(NewTopic empty) {
        require(Wait.until(PATIENCE, () -> create(empty)), empty.name() + " can't be made");
        require(
                Wait.until(PATIENCE, () -> leaders(empty.name()).equals(Optional.of(empty.numPartitions()))),
                empty.name() + " has no leaders");
        Map<TopicPartition, OffsetSpec> each = IntStream.range(0, empty.numPartitions())
                .boxed()
                .collect(Collectors.toMap(
                        number -> new TopicPartition(empty.name(), number), number -> OffsetSpec.latest()));
        TurnTopic.get(admin.listOffsets(each).all()); // only a leader answers, so that this goes on until there is one
    }

    private static void require(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalStateException(otherwise + " after " + PATIENCE);
        }
    }

    /** What was said of the topic when it was made, without the broker's own settings. */
    private Map<String, String> settings(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return TurnTopic.get(admin.describeConfigs(List.of(resource)).all()).get(resource).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** The name of a topic that was deleted can stay taken for a moment. */
    private boolean create(NewTopic empty) {
        try {
            TurnTopic.get(admin.createTopics(List.of(empty)).all());
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** How many partitions have one; empty when there is no such topic. */
    private Optional<Integer> leaders(String topic) {
        try {
            TopicDescription found = TurnTopic.get(
                            admin.describeTopics(List.of(topic)).allTopicNames())
                    .get(topic);
            return Optional.of((int) found.partitions().stream()
                    .filter(partition ->
                            partition.leader() != null && !partition.leader().isEmpty())
                    .count());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
