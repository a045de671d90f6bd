package org.threadkeep.ingest.publish;

import java.util.OptionalLong;

/** What Kafka said to one record. */
public sealed interface Delivery {
    /**
     * All replicas that must have it do.
     *
     * @param partition of the topic
     * @param offset in the partition; empty when Kafka recognised a send that was repeated and does not say
     */
    record Delivered(int partition, OptionalLong offset) implements Delivery {}

    /**
     * Not acknowledged; the record may be there or not. A retry is safe.
     *
     * @param reason why, in fixed words
     */
    record Undelivered(String reason) implements Delivery {}

    /**
     * Refused for what it is. A retry is pointless until Kafka is configured otherwise.
     *
     * @param reason why, in fixed words
     */
    record Refused(String reason) implements Delivery {}
}
