package org.threadkeep.freezer.consume;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.threadkeep.events.TopicNames;
import org.threadkeep.freezer.stream.LogView;
import org.threadkeep.freezer.stream.TurnLog;

/** The topic of turns, as the streams see it. */
@ApplicationScoped
public class TurnTopic implements TurnLog {
    private static final Logger LOG = Logger.getLogger(TurnTopic.class);

    private final TopicObserver observer;
    private final KafkaClientService clients;

    /** Asks through {@code observer}, and steers the channel's consumer. */
    public TurnTopic(TopicObserver observer, KafkaClientService clients) {
        this.observer = observer;
        this.clients = clients;
    }

    @Override
    public Map<Integer, LogView> look(Set<Integer> partitions) {
        return observer.look(TopicNames.TURNS_RECORDED, partitions);
    }

    @Override
    public void seek(int partition, long offset) {
        onPollingThread(partition, (consumer, assigned) -> consumer.seek(assigned, offset));
    }

    @Override
    public void frozenUpTo(int partition, long nextOffset) {
        onPollingThread(
                partition,
                (consumer, assigned) ->
                        consumer.commitAsync(Map.of(assigned, new OffsetAndMetadata(nextOffset)), (offsets, error) -> {
                            if (error != null) {
                                LOG.debugf("offset for lag monitors not committed: %s", error);
                            }
                        }));
    }

    private interface Steering {
        void steer(Consumer<byte[], byte[]> consumer, TopicPartition assigned);
    }

    private void onPollingThread(int number, Steering steering) {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(TurnIntake.CHANNEL);
        TopicPartition partition = new TopicPartition(TopicNames.TURNS_RECORDED, number);
        consumer.runOnPollingThread(polling -> {
                    if (polling.assignment().contains(partition)) {
                        steering.steer(polling, partition);
                    }
                })
                .subscribe()
                .with(done -> {}, error -> LOG.debugf("the consumer can't be steered: %s", error));
    }
}
