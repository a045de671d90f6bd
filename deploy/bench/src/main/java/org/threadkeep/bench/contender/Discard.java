package org.threadkeep.bench.contender;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.threadkeep.events.TopicNames;

/** A limit: reads every turn and does nothing with it. */
public final class Discard {
    private Discard() {}

    /** Takes the brokers and the number of turns; prints how many it has read. */
    public static void main(String[] args) {
        long turns = Long.parseLong(args[1]);
        try (KafkaConsumer<byte[], byte[]> consumer = TurnReader.inGroup(args[0], "discard")) {
            consumer.subscribe(List.of(TopicNames.TURNS_RECORDED));
            long read = 0;
            while (read < turns) {
                read += consumer.poll(Duration.ofMillis(200)).count();
                consumer.commitAsync();
                System.out.println(read);
            }
            Idle.untilEnded();
        }
    }
}
