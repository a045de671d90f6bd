package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.events.TopicNames;

/**
 * What anyone would use instead, as well as we can write it: batches from Kafka, a row for each turn through the asynchronous
 * driver, 256 in flight, and offsets committed when everything before them is written.
 */
public final class RowPerTurn {
    private record Batch(Map<TopicPartition, OffsetAndMetadata> next, int turns, CompletableFuture<?> written) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final InsertTurn insert;
    private final Deque<Batch> underWay = new ArrayDeque<>();
    private long committed;

    private RowPerTurn(KafkaConsumer<byte[], byte[]> consumer, InsertTurn insert) {
        this.consumer = consumer;
        this.insert = insert;
    }

    /** Takes the brokers, the node's port and datacenter, and the number of turns; prints how many it has committed. */
    public static void main(String[] args) {
        InetSocketAddress node = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        try (KafkaConsumer<byte[], byte[]> consumer = TurnReader.inGroup(args[0], "row-per-turn");
                CqlSession session = BenchSystem.session(node, args[2])) {
            new RowPerTurn(consumer, new InsertTurn(session)).run(Long.parseLong(args[3]));
            Idle.untilEnded();
        }
    }

    private void run(long turns) {
        consumer.subscribe(List.of(TopicNames.TURNS_RECORDED));
        while (committed < turns) {
            Duration wait = underWay.isEmpty() ? Duration.ofMillis(100) : Duration.ofMillis(1);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
            if (!records.isEmpty()) {
                underWay.add(write(records));
            }
            commitWhatIsWritten();
        }
    }

    private Batch write(ConsumerRecords<byte[], byte[]> records) {
        CompletableFuture<?>[] rows = new CompletableFuture<?>[records.count()];
        int row = 0;
        for (ConsumerRecord<byte[], byte[]> one : records) {
            rows[row++] = insert.execute(one);
        }
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> ofIt = records.records(partition);
            next.put(partition, new OffsetAndMetadata(ofIt.get(ofIt.size() - 1).offset() + 1));
        }
        return new Batch(next, records.count(), CompletableFuture.allOf(rows));
    }

    private void commitWhatIsWritten() {
        while (!underWay.isEmpty() && underWay.peek().written().isDone()) {
            Batch batch = underWay.remove();
            batch.written().join();
            consumer.commitAsync(batch.next(), null);
            committed += batch.turns();
            System.out.println(committed);
        }
    }
}
