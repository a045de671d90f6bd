package org.threadkeep.local.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Kafka's protocol: a length of 4 bytes, a header, and a body that the client's own classes can parse. */
final class KafkaWire implements Wire {
    private record Asked(RequestHeader header, KafkaCall call) {}

    private final Map<String, String> topicNames;
    private final KafkaRequests requests;
    private final Map<Integer, Asked> underWay = new ConcurrentHashMap<>();

    /**
     * For one connection.
     *
     * @param topicNames by topic id, as learned from metadata; shared by all connections to a server
     */
    KafkaWire(Map<String, String> topicNames) {
        this.topicNames = topicNames;
        this.requests = new KafkaRequests(topicNames);
    }

    @Override
    public byte[] read(DataInputStream from) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        from.readFully(length);
        return Wire.whole(length, ByteBuffer.wrap(length).getInt(), from);
    }

    @Override
    public Optional<KafkaCall> request(byte[] message) {
        ByteBuffer body = ByteBuffer.wrap(message).position(Integer.BYTES);
        RequestHeader header = RequestHeader.parse(body);
        KafkaCall call = requests.read(header, body);
        underWay.put(header.correlationId(), new Asked(header, call));
        return Optional.of(call);
    }

    /** A fetch that brings nothing is no call worth asking about. */
    @Override
    public byte[] refusal(byte[] message, CqlError error) {
        throw new IllegalStateException("a broker doesn't answer with " + error);
    }

    @Override
    public Optional<KafkaCall> response(byte[] message) {
        ByteBuffer body = ByteBuffer.wrap(message).position(Integer.BYTES);
        Asked asked = underWay.remove(body.getInt(body.position()));
        if (asked == null) {
            return Optional.empty();
        }
        if (asked.header().apiKey() == ApiKeys.FETCH) {
            KafkaCall fetched = fetched(body, asked);
            return Optional.of(fetched).filter(call -> !call.partitions().isEmpty());
        }
        if (asked.header().apiKey() == ApiKeys.METADATA) {
            learn((MetadataResponse) AbstractResponse.parseResponse(body, asked.header()));
        }
        return Optional.of(asked.call().answered());
    }

    private KafkaCall fetched(ByteBuffer body, Asked asked) {
        FetchResponse response = (FetchResponse) AbstractResponse.parseResponse(body, asked.header());
        Set<Integer> partitions = new TreeSet<>();
        Map<String, List<ByteBuffer>> topics = new TreeMap<>();
        for (FetchableTopicResponse topic : response.data().responses()) {
            List<ByteBuffer> contents = new ArrayList<>();
            topic.partitions().stream()
                    .filter(partition -> FetchResponse.recordsSize(partition) > 0)
                    .forEach(partition -> {
                        partitions.add(partition.partitionIndex());
                        KafkaRequests.addContents(partition.records(), contents);
                    });
            topics.put(requests.name(topic.topic(), topic.topicId()), contents);
        }
        return asked.call().answeredWith(topics, partitions);
    }

    private void learn(MetadataResponse response) {
        response.data().topics().stream()
                .filter(topic -> topic.name() != null)
                .forEach(topic -> topicNames.put(topic.topicId().toString(), topic.name()));
    }
}
