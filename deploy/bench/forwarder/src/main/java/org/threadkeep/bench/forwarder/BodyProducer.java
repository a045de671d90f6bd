package org.threadkeep.bench.forwarder;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The one producer of this process, with the {@code kafka.*} properties. */
final class BodyProducer {
    @Produces
    @Singleton
    Producer<byte[], byte[]> open(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close();
    }
}
