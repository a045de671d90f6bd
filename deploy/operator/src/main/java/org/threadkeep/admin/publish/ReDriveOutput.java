package org.threadkeep.admin.publish;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where records go, some at a time, all of these or none. */
interface ReDriveOutput extends AutoCloseable {
    /** Nowhere. */
    ReDriveOutput NONE = new ReDriveOutput() {};

    default void begin() {}

    default void send(ProducerRecord<byte[], byte[]> record) {}

    /** Makes what was sent since {@link #begin()} count, and with it how far the reader has come. */
    default void commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata group) {}

    @Override
    default void close() {}
}
