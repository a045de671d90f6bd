package org.threadkeep.freezer.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.threadkeep.freezer.gather.ArrivedRecord;
import org.threadkeep.freezer.gather.RecordHeader;
import org.threadkeep.freezer.stream.Arrivals;
import org.threadkeep.freezer.stream.StreamLoop;

/**
 * Where turns come in, batch after batch. The next batch is asked for when the last one is taken; until then the connector
 * pauses the consumer, which stays in its group.
 */
@ApplicationScoped
public class TurnIntake {
    /** The channel, by which the connector's settings are found. */
    public static final String CHANNEL = "turns";

    private final StreamLoop streams;

    /** Feeds these streams. */
    public TurnIntake(StreamLoop streams) {
        this.streams = streams;
    }

    /** Passes a batch on; completes when the next may come. Never fails: a failure would end the channel. */
    @Incoming(CHANNEL)
    public CompletionStage<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<Arrivals> parts = new ArrayList<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ArrivedRecord> arrived =
                    batch.records(partition).stream().map(TurnIntake::arrived).toList();
            parts.add(new Arrivals(partition.partition(), arrived));
        }
        return streams.take(parts);
    }

    private static ArrivedRecord arrived(ConsumerRecord<byte[], byte[]> from) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : from.headers()) {
            headers.add(new RecordHeader(header.key(), header.value()));
        }
        return new ArrivedRecord(from.offset(), from.timestamp(), from.key(), headers, from.value());
    }
}
