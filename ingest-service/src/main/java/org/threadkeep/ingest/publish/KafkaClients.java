package org.threadkeep.ingest.publish;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The clients of this process. Each is made when it is first asked for, and asked for again after a failure, because making
 * one fails while Kafka's name can't be resolved yet.
 */
@ApplicationScoped
public class KafkaClients {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(12);

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Map<String, Object> given;
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();
    private Optional<Admin> admin = Optional.empty();

    /** Connects nowhere yet. */
    public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> given) {
        this.given = given;
    }

    /**
     * The producer; safe for use by many threads.
     *
     * @throws org.apache.kafka.common.KafkaException when it can't be made; a retry is safe
     */
    public synchronized Producer<byte[], byte[]> producer() {
        if (producer.isEmpty()) {
            producer = Optional.of(new KafkaProducer<>(
                    ProducerSettings.with(given), new ByteArraySerializer(), new ByteArraySerializer()));
        }
        return producer.get();
    }

    /**
     * After so long the producer has told what became of a record, or won't: while a new producer can't get its own id from Kafka, it
     * doesn't look at its delivery timeout.
     */
    Duration patience() {
        Object deliveryTimeout = ProducerSettings.with(given).get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        return Duration.ofMillis(Long.parseLong(deliveryTimeout.toString())).plus(GRACE);
    }

    /**
     * The admin client.
     *
     * @throws org.apache.kafka.common.KafkaException when it can't be made; a retry is safe
     */
    synchronized Admin admin() {
        if (admin.isEmpty()) {
            admin = Optional.of(Admin.create(given));
        }
        return admin.get();
    }

    @PreDestroy
    synchronized void close() {
        producer.ifPresent(open -> open.close(CLOSE_PATIENCE));
        admin.ifPresent(open -> open.close(Duration.ZERO));
    }
}
