package org.threadkeep.admin.publish;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka transactions. There is one such output at a time: a second one fences the first. */
final class TransactionalOutput implements ReDriveOutput {
    private static final int LARGEST_REQUEST = 64 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    /** Ends what an earlier run left open. */
    TransactionalOutput(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        ReDrive.GROUP,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_REQUEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        2L * LARGEST_REQUEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    @Override
    public void begin() {
        producer.beginTransaction();
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record); // an error fails the commit
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata group) {
        producer.sendOffsetsToTransaction(positions, group);
        producer.commitTransaction();
    }

    /** A transaction that wasn't committed is aborted by the next run, or by its timeout. */
    @Override
    public void close() {
        producer.close();
    }
}
