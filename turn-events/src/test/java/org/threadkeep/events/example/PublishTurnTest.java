package org.threadkeep.events.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.Fixtures;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.TurnIdentity;

class PublishTurnTest {
    private static final TurnIdentity IDENTITY = new TurnIdentity(Fixtures.KEY);

    @Test
    void what_the_example_sends_is_what_a_consumer_decodes() {
        TurnEvent event = PublishTurn.event();

        ProducerRecord<byte[], byte[]> sent = PublishTurn.toKafka(IDENTITY.complete(event));

        TurnEvent received = TurnRecordCodec.decode(consumed(sent));
        assertThat(sent.topic()).isEqualTo("turns.recorded.v1");
        assertThat(received.data()).isEqualTo(event.data());
        assertThat(received.attributes().values())
                .containsAllEntriesOf(event.attributes().values())
                .containsKeys("turnid", "threadid", "partitionkey", "contextafter")
                .containsEntry("facts", "seed sampling");
    }

    @Test
    void every_turn_of_a_conversation_has_the_key_and_so_the_partition_of_the_first() {
        ProducerRecord<byte[], byte[]> first = PublishTurn.toKafka(IDENTITY.complete(PublishTurn.event()));
        TurnAttributes second = PublishTurn.event().attributes().with(Map.of(Attribute.ID, "turn-2"));

        ProducerRecord<byte[], byte[]> next = PublishTurn.toKafka(
                IDENTITY.complete(new TurnEvent(second, PublishTurn.event().data())));

        assertThat(next.key()).isEqualTo(first.key());
        assertThat(next.partition()).isNull();
        assertThat(List.of(4, 12, 256))
                .allSatisfy(partitions -> assertThat(BuiltInPartitioner.partitionForKey(next.key(), partitions))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(first.key(), partitions)));
    }

    @Test
    void kafka_takes_the_settings_and_its_own_partitioner() {
        Map<String, Object> settings = PublishTurn.settings("127.0.0.1:9");

        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.close(Duration.ZERO);

        ProducerConfig config = new ProducerConfig(withSerializers(settings));
        assertThat(config.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
        assertThat(config.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isTrue();
        assertThat(config.getClass(ProducerConfig.PARTITIONER_CLASS_CONFIG)).isNull();
        assertThat(config.getLong(ProducerConfig.BUFFER_MEMORY_CONFIG))
                .isGreaterThan(config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
        assertThat(config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)).isGreaterThan(TurnEvent.MAX_DATA_BYTES);
    }

    private static Map<String, Object> withSerializers(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return all;
    }

    /** The record as a consumer has it. */
    private static TurnRecord consumed(ProducerRecord<byte[], byte[]> sent) {
        var consumed = new ConsumerRecord<>(sent.topic(), 0, 0L, sent.key(), sent.value());
        new RecordHeaders(sent.headers()).forEach(consumed.headers()::add);
        Map<String, byte[]> headers = new HashMap<>();
        consumed.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new TurnRecord(consumed.key(), headers, consumed.value());
    }
}
