package org.threadkeep.freezer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnRecord;

/** What one partition gets: a turn, that makes its log begin, and later records for one pack that has everything. */
public record PackSample(int partition) {
    /** Offsets in all. */
    public static final int RECORDS = 5;

    /** Above the size of a chunk also when compressed. */
    private static final int RANDOM_BYTES = 300_000;

    /** By which calls for this pack are known: part of its subject and its models. */
    public String subject() {
        return "subject-" + partition;
    }

    /** The two models. */
    public List<String> models() {
        return List.of("acme/model-a-" + partition, "acme/model-b-" + partition);
    }

    /** The turn that is there before. */
    public TurnRecord earlier() {
        return SampleTurns.turn("earlier-" + partition, "earlier");
    }

    /** One turn by each model, of one new subject; the first fills more than one chunk. */
    public List<TurnRecord> turns() {
        return List.of(turn("a", models().get(0), large()), turn("b", models().get(1), "small"));
    }

    private TurnRecord turn(String id, String model, String answer) {
        return SampleTurns.turn(id + "-" + partition, answer, Map.of("modelversion", model, "datasubject", subject()));
    }

    private String large() {
        byte[] random = new byte[RANDOM_BYTES];
        new Random(partition).nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** A record that is no turn. */
    public byte[] garbage() {
        return ("no turn " + partition).getBytes(UTF_8);
    }

    /** The turns, one of them twice, and the one that is none. */
    public List<ProducerRecord<byte[], byte[]>> records() {
        TurnRecord first = turns().get(0);
        return List.of(
                KafkaClient.message(partition, first),
                KafkaClient.message(partition, turns().get(1)),
                KafkaClient.message(partition, first),
                new ProducerRecord<>(TopicNames.TURNS_RECORDED, partition, null, garbage()));
    }
}
