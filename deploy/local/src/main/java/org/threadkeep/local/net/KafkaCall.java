package org.threadkeep.local.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * A call of Kafka's protocol.
 *
 * @param api Kafka's name for it, such as {@code PRODUCE}
 * @param topics that are produced to or whose offsets are committed, by name
 * @param partitions likewise; of a fetch's response those that it carries records of
 * @param contents keys, values and headers of records that are produced or fetched, uncompressed
 */
public record KafkaCall(Way way, String api, Set<String> topics, Set<Integer> partitions, List<ByteBuffer> contents)
        implements Call {

    /** Nobody can change it. */
    public KafkaCall {
        topics = Set.copyOf(topics);
        partitions = Set.copyOf(partitions);
        contents = List.copyOf(contents);
    }

    static KafkaCall plain(String api) {
        return new KafkaCall(Way.REQUEST, api, Set.of(), Set.of(), List.of());
    }

    KafkaCall answered() {
        return new KafkaCall(Way.RESPONSE, api, topics, partitions, contents);
    }

    KafkaCall answeredWith(Set<Integer> carriedOf, List<ByteBuffer> carried) {
        return new KafkaCall(Way.RESPONSE, api, topics, carriedOf, carried);
    }
}
