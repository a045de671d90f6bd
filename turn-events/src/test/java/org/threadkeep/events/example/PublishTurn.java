package org.threadkeep.events.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** Publishes one turn: {@code PublishTurn localhost:9092 identity.key}. */
public final class PublishTurn {
    private static final int MAX_RECORD_BYTES = TurnEvent.MAX_DATA_BYTES + (1 << 20); // and room for headers

    private PublishTurn() {}

    public static void main(String[] args) throws Exception {
        TurnIdentity identity = new TurnIdentity(IdentityKey.read(Path.of(args[1])));
        try (var producer =
                new KafkaProducer<>(settings(args[0]), new ByteArraySerializer(), new ByteArraySerializer())) {
            RecordMetadata at =
                    producer.send(toKafka(identity.complete(event()))).get();
            System.out.println(at.topic() + "/" + at.partition() + " @ " + at.offset());
        }
    }

    static TurnEvent event() {
        TurnAttributes attributes = TurnAttributes.of(Map.of(
                "specversion", "1.0",
                "type", TurnEvent.TYPE,
                "id", "turn-1", // the same again in every retry of this turn
                "source", "/gateways/eu-1",
                "tenant", "acme",
                "modelversion", "acme/llama-ft-7",
                "conversationid", "conv-1",
                "datasubject", "subject-7f3a",
                "time", "2026-03-01T12:00:02Z"));
        String data =
                """
                {
                  "input": {"messages": [{"role": "user", "content": "Is it raining in Bergen?"}]},
                  "output": {"messages": [{"role": "assistant", "content": "Yes."}]},
                  "request": {"seed": 42, "temperature": 0.7}
                }
                """;
        return new TurnEvent(attributes, data.getBytes(UTF_8));
    }

    static ProducerRecord<byte[], byte[]> toKafka(TurnEvent complete) {
        TurnRecord turn = TurnRecordCodec.encode(complete);
        var toSend = new ProducerRecord<>(TopicNames.TURNS_RECORDED, turn.key(), turn.value());
        turn.headers().forEach(toSend.headers()::add);
        return toSend;
    }

    static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_RECORD_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                3L * MAX_RECORD_BYTES); // must hold the largest record
    }
}
