package org.threadkeep.ingest.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads some records, has them taken, and commits their offsets after Kafka has acknowledged all that they became. */
final class FeedPass {
    private static final Duration POLL = Duration.ofMillis(500);

    /** What becomes of a record. */
    interface Taking {
        /** Completes with whether Kafka has all that the record became; never fails. */
        CompletableFuture<Boolean> take(ConsumerRecord<byte[], byte[]> record, Feed feed);
    }

    private final Consumer<byte[], byte[]> consumer;
    private final Feeds feeds;
    private final Taking intake;

    FeedPass(Consumer<byte[], byte[]> consumer, Feeds feeds, Taking intake) {
        this.consumer = consumer;
        this.feeds = feeds;
        this.intake = intake;
    }

    /**
     * Reads once.
     *
     * @return false when Kafka or memory did not take all; then the same records are read again, and turns keep their ids
     * @throws org.apache.kafka.common.KafkaException when the consumer can't go on; another one begins where this one committed
     */
    boolean next() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return true;
        }
        if (take(records)) {
            consumer.commitSync();
            return true;
        }
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
        return false;
    }

    private boolean take(ConsumerRecords<byte[], byte[]> records) {
        List<CompletableFuture<Boolean>> taken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            CompletableFuture<Boolean> one = intake.take(record, feeds.of(record.topic()));
            taken.add(one);
            if (!one.getNow(true)) {
                break;
            }
        }
        return taken.stream().map(CompletableFuture::join).allMatch(Boolean::booleanValue);
    }
}
