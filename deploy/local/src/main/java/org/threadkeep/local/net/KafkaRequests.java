package org.threadkeep.local.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.BaseRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.requests.OffsetCommitRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;

/** Reads from requests what tells them apart. */
final class KafkaRequests {
    private final Map<String, String> topicNames;

    KafkaRequests(Map<String, String> topicNames) {
        this.topicNames = topicNames;
    }

    KafkaCall read(RequestHeader header, ByteBuffer body) {
        if (header.apiKey() == ApiKeys.PRODUCE) {
            return produced(ProduceRequest.parse(new ByteBufferAccessor(body), header.apiVersion()));
        }
        if (header.apiKey() == ApiKeys.OFFSET_COMMIT) {
            return committed(OffsetCommitRequest.parse(new ByteBufferAccessor(body), header.apiVersion()));
        }
        return KafkaCall.plain(header.apiKey().name());
    }

    private KafkaCall produced(ProduceRequest request) {
        Map<String, List<ByteBuffer>> topics = new TreeMap<>();
        Set<Integer> partitions = new TreeSet<>();
        for (TopicProduceData topic : request.data().topicData()) {
            List<ByteBuffer> contents = new ArrayList<>();
            for (PartitionProduceData partition : topic.partitionData()) {
                partitions.add(partition.index());
                addContents(partition.records(), contents);
            }
            topics.put(name(topic.name(), topic.topicId()), contents);
        }
        return new KafkaCall(Way.REQUEST, ApiKeys.PRODUCE.name(), topics, partitions);
    }

    private KafkaCall committed(OffsetCommitRequest request) {
        Map<String, List<ByteBuffer>> topics = new TreeMap<>();
        Set<Integer> partitions = new TreeSet<>();
        for (OffsetCommitRequestTopic topic : request.data().topics()) {
            topics.put(name(topic.name(), topic.topicId()), List.of());
            topic.partitions().forEach(partition -> partitions.add(partition.partitionIndex()));
        }
        return new KafkaCall(Way.REQUEST, ApiKeys.OFFSET_COMMIT.name(), topics, partitions);
    }

    /** Newer versions name topics by id only. */
    String name(String name, Uuid id) {
        return name == null || name.isEmpty() ? topicNames.getOrDefault(id.toString(), id.toString()) : name;
    }

    /** Decompresses. */
    static void addContents(BaseRecords records, List<ByteBuffer> to) {
        if (records instanceof MemoryRecords memory) {
            for (Record each : memory.records()) {
                add(each.key(), to);
                add(each.value(), to);
                for (Header header : each.headers()) {
                    add(header.value() == null ? null : ByteBuffer.wrap(header.value()), to);
                }
            }
        }
    }

    private static void add(ByteBuffer content, List<ByteBuffer> to) {
        if (content != null) {
            to.add(content.slice());
        }
    }
}
