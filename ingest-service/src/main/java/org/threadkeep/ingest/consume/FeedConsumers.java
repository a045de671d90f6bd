package org.threadkeep.ingest.consume;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers of the gateways' topics. What they hold at a time is bounded, but for one record that is larger. */
@ApplicationScoped
class FeedConsumers {
    private static final int FETCH_BYTES = 4 << 20;
    private static final int MAX_RECORDS = 100;

    private final Map<String, Object> given;
    private final String group;

    FeedConsumers(@Identifier("default-kafka-broker") Map<String, Object> given, ConsumeConfig config) {
        this.given = given;
        this.group = config.group();
    }

    /**
     * A consumer that commits only when it is told to, and begins with the oldest record.
     *
     * @throws org.apache.kafka.common.KafkaException when it can't be made; a retry is safe
     */
    Consumer<byte[], byte[]> open() {
        Map<String, Object> settings = new HashMap<>(given);
        settings.put(CLIENT_ID_CONFIG, "threadkeep-ingest-topics");
        settings.put(GROUP_ID_CONFIG, group);
        settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
