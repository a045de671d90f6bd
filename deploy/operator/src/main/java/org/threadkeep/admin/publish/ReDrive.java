package org.threadkeep.admin.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.threadkeep.events.TopicNames;

/**
 * Sends rejected records to the topic again from which they came: key, headers and value as they came from their gateway, each exactly
 * once, because a transaction holds both what is sent and how far the reader has come.
 */
public final class ReDrive {
    /** Whose position tells what was sent again already. */
    public static final String GROUP = "threadkeep-re-drive";
    /** What the names of the headers begin with that a rejected record has in addition. */
    static final String HEADER_PREFIX = "threadkeep_rejected_";

    private static final String FIELD = HEADER_PREFIX + "field";
    private static final String TOPIC = HEADER_PREFIX + "topic";
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * What to do.
     *
     * @param field only records that were rejected for this field are sent, the others passed over; empty: all
     * @param dryRun only count
     */
    public record Order(Optional<String> field, boolean dryRun) {}

    private final String bootstrapServers;

    /** Connects when it runs. */
    public ReDrive(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Reads from the group's position to where the topic ends now.
     *
     * @param progress hears of the counts after each transaction
     * @throws org.apache.kafka.common.KafkaException when Kafka fails, or another run takes over; what was not committed is sent
     *     by the next run
     */
    public ReDriveCounts run(Order order, Consumer<ReDriveCounts> progress) {
        ReDriveCounts counts = ReDriveCounts.NONE;
        try (ReDriveOutput output = output(order);
                ReDriveInput input = new ReDriveInput(bootstrapServers)) {
            while (!input.isAtEnd()) {
                counts = counts.and(step(order, input, output));
                progress.accept(counts);
            }
        }
        return counts;
    }

    /** Comes first: an earlier run's transaction that is still open is ended before its position is asked for. */
    private ReDriveOutput output(Order order) {
        return order.dryRun() ? ReDriveOutput.NONE : new TransactionalOutput(bootstrapServers);
    }

    private static ReDriveCounts step(Order order, ReDriveInput input, ReDriveOutput output) {
        ReDriveCounts counts = ReDriveCounts.NONE;
        List<ConsumerRecord<byte[], byte[]>> records = input.poll(POLL);
        if (records.isEmpty()) {
            return counts;
        }
        output.begin();
        for (ConsumerRecord<byte[], byte[]> rejected : records) {
            String field = field(rejected);
            boolean wanted = order.field().map(field::equals).orElse(true);
            if (wanted) {
                output.send(original(rejected));
            }
            counts = counts.and(new ReDriveCounts(wanted ? 1 : 0, wanted ? 0 : 1, Map.of(field, 1L)));
        }
        output.commit(input.positions(), input.group());
        return counts;
    }

    /** The record's time is now: with its own, it could be older than the topic keeps records. */
    private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> rejected) {
        ProducerRecord<byte[], byte[]> original =
                new ProducerRecord<>(topic(rejected), rejected.key(), rejected.value());
        for (Header header : rejected.headers()) {
            if (!header.key().startsWith(HEADER_PREFIX)) {
                original.headers().add(header);
            }
        }
        return original;
    }

    /** Records of a gateway's own topic go back there. */
    private static String topic(ConsumerRecord<byte[], byte[]> rejected) {
        Header topic = rejected.headers().lastHeader(TOPIC);
        return topic == null || topic.value() == null ? TopicNames.TURNS_RECORDED : new String(topic.value(), UTF_8);
    }

    private static String field(ConsumerRecord<byte[], byte[]> rejected) {
        Header field = rejected.headers().lastHeader(FIELD);
        return field == null || field.value() == null ? "unknown" : new String(field.value(), UTF_8);
    }
}
