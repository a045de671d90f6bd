package org.threadkeep.freezer.consume;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.threadkeep.freezer.config.FreezerConfig;
import org.threadkeep.freezer.stream.StreamLoop;

/**
 * Opens streams for partitions that come, and closes those of partitions that go. Called on the consumer's thread, so it waits
 * for nothing but the hand-over, which has a limit.
 *
 * <p>Partitions that were lost without notice are handed over just the same: if a new owner has committed already, the freeze
 * log refuses what is held here.
 */
@ApplicationScoped
@Identifier("freezer-partitions")
public class PartitionHandOver implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(PartitionHandOver.class);

    private final StreamLoop streams;
    private final FreezerConfig config;

    /** Tells these streams. */
    public PartitionHandOver(StreamLoop streams, FreezerConfig config) {
        this.streams = streams;
        this.config = config;
    }

    /**
     * The position is set to the log's start, which no frozen offset is before: so nothing that is read before the freeze log
     * was asked can lie beyond what it will say, and Kafka's committed offset decides nothing.
     */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOG.infof("assigned: %s", partitions);
            consumer.seekToBeginning(partitions);
            streams.assigned(numbers(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            streams.revoked(numbers(partitions), config.handOverLimit());
            LOG.infof("handed over: %s", partitions);
        }
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
