package org.threadkeep.ingest.publish;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BUFFER_MEMORY_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import java.util.HashMap;
import java.util.Map;

/** How turns are sent: nothing is acknowledged that replicas don't have, and absence is told within seconds. */
final class ProducerSettings {
    /** A turn of 32 MiB with its headers has room. */
    private static final int LARGEST_REQUEST_BYTES = 48 << 20;

    private static final Map<String, Object> DEFAULTS = Map.of(
            CLIENT_ID_CONFIG,
            "threadkeep-ingest",
            MAX_REQUEST_SIZE_CONFIG,
            LARGEST_REQUEST_BYTES,
            BUFFER_MEMORY_CONFIG,
            LARGEST_REQUEST_BYTES,
            BATCH_SIZE_CONFIG,
            64 << 10,
            LINGER_MS_CONFIG,
            5,
            COMPRESSION_TYPE_CONFIG,
            "zstd",
            COMPRESSION_ZSTD_LEVEL_CONFIG,
            1,
            MAX_BLOCK_MS_CONFIG,
            5_000,
            REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            DELIVERY_TIMEOUT_MS_CONFIG,
            10_000);

    /** Not open to configuration: less would acknowledge turns that can get lost, or reorder a conversation. */
    private static final Map<String, Object> FIXED = Map.of(ACKS_CONFIG, "all", ENABLE_IDEMPOTENCE_CONFIG, true);

    private ProducerSettings() {}

    /** The settings, where those given (the {@code kafka.*} properties) win over all that may be changed. */
    static Map<String, Object> with(Map<String, Object> given) {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.putAll(given);
        settings.putAll(FIXED);
        return settings;
    }
}
