package org.threadkeep.load;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.events.TopicNames;
import org.threadkeep.local.process.Wait;

/** Puts records on the topic of turns that are none, as a gateway with a fault would that writes to Kafka itself. */
public final class UnfreezableRecords implements AutoCloseable {
    private static final int BYTES = 60;

    private final KafkaProducer<byte[], byte[]> producer;

    /** Records for the topic of these brokers. */
    public UnfreezableRecords(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends one until it is acknowledged. */
    void send(Random random, TurnLedger ledger) {
        byte[] value = new byte[BYTES];
        random.nextBytes(value);
        if (!Wait.until(LoadGenerator.PATIENCE, () -> acknowledged(value))) {
            throw new IllegalStateException("a record was not acknowledged within " + LoadGenerator.PATIENCE);
        }
        ledger.addUnfreezable(value);
    }

    private boolean acknowledged(byte[] value) {
        try {
            producer.send(new ProducerRecord<>(TopicNames.TURNS_RECORDED, value))
                    .get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
