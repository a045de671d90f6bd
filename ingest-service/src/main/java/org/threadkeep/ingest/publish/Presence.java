package org.threadkeep.ingest.publish;

/** Whether Kafka can take turns. */
public sealed interface Presence {
    /** The topic is there and each of its partitions has a leader. */
    record Present() implements Presence {}

    /**
     * It can't.
     *
     * @param reason in words for an operator
     */
    record Absent(String reason) implements Presence {}
}
