package org.threadkeep.local.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call of Kafka's protocol.
 *
 * @param api Kafka's name for it, such as {@code PRODUCE}
 * @param topics those that are produced to or whose offsets are committed, by name or, where that isn't known, by id; each
 *     with keys, values and headers of its records that are produced or fetched, uncompressed
 * @param partitions likewise; of a fetch's response those that it carries records of
 */
public record KafkaCall(Way way, String api, Map<String, List<ByteBuffer>> topics, Set<Integer> partitions)
        implements Call {

    /** Nobody can change it. */
    public KafkaCall {
        topics = Map.copyOf(topics);
        partitions = Set.copyOf(partitions);
    }

    static KafkaCall plain(String api) {
        return new KafkaCall(Way.REQUEST, api, Map.of(), Set.of());
    }

    @Override
    public List<ByteBuffer> contents() {
        return topics.values().stream().flatMap(List::stream).toList();
    }

    KafkaCall answered() {
        return new KafkaCall(Way.RESPONSE, api, topics, partitions);
    }

    KafkaCall answeredWith(Map<String, List<ByteBuffer>> carried, Set<Integer> carriedOf) {
        return new KafkaCall(Way.RESPONSE, api, carried, carriedOf);
    }
}
