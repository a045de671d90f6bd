package org.threadkeep.bench.contender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.threadkeep.bench.freeze.TurnTopic;

/** A limit: a producer with the door's settings, sending records that are ready in memory, as Kafka's own performance test does. */
public final class Produce {
    private static final int TELL_EVERY = 256;

    private Produce() {}

    /** Takes the brokers, the topic, how many records it reads to send them, and how many it sends; prints acknowledged ones. */
    public static void main(String[] args) {
        List<ConsumerRecord<byte[], byte[]>> ready = read(args[0], Integer.parseInt(args[2]));
        long turns = Long.parseLong(args[3]);
        AtomicLong acknowledged = new AtomicLong();
        try (KafkaProducer<byte[], byte[]> producer = TurnTopic.producer(args[0])) {
            for (long i = 0; i < turns; i++) {
                ConsumerRecord<byte[], byte[]> one = ready.get((int) (i % ready.size()));
                ProducerRecord<byte[], byte[]> message =
                        new ProducerRecord<>(args[1], null, one.key(), one.value(), one.headers());
                var unused = producer.send(message, (metadata, failure) -> {
                    if (failure != null) {
                        failure.printStackTrace();
                        Runtime.getRuntime().halt(1);
                    }
                    tell(acknowledged.incrementAndGet(), turns);
                });
            }
            producer.flush();
            Idle.untilEnded();
        }
    }

    private static void tell(long count, long turns) {
        if (count % TELL_EVERY == 0 || count == turns) {
            System.out.println(count);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, int most) {
        List<ConsumerRecord<byte[], byte[]>> ready = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = TurnReader.fromBeginning(bootstrapServers)) {
            while (ready.size() < most) {
                consumer.poll(Duration.ofMillis(200)).forEach(ready::add);
            }
        }
        return List.copyOf(ready.subList(0, most));
    }
}
