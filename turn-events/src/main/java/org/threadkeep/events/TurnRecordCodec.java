package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turn events as Kafka records: CloudEvents Kafka protocol binding 1.0, binary content mode. Attributes are headers
 * {@code ce_<name>}, the data's media type is {@code content-type}, the data is the value.
 */
public final class TurnRecordCodec {
    /** Prefix of a CloudEvents attribute among the record headers. */
    public static final String HEADER_PREFIX = "ce_";

    /** Header of the value's media type. */
    public static final String CONTENT_TYPE = "content-type";

    private static final String JSON = "application/json";

    private TurnRecordCodec() {}

    /**
     * Encodes an event whose derived attributes are there.
     *
     * @throws InvalidEventException when {@code partitionkey} or {@code turnid} is missing
     */
    public static TurnRecord encode(TurnEvent event) {
        requireDerived(event.attributes());
        Map<String, byte[]> headers = new HashMap<>();
        headers.put(CONTENT_TYPE, JSON.getBytes(UTF_8));
        event.attributes().values().forEach((name, value) -> {
            if (!name.equals(Attribute.DATA_CONTENT_TYPE.attributeName())) {
                headers.put(HEADER_PREFIX + name, value.getBytes(UTF_8));
            }
        });
        byte[] key = event.attributes().require(Attribute.PARTITION_KEY).getBytes(UTF_8);
        return new TurnRecord(key, headers, event.data());
    }

    /**
     * Decodes a record and checks that its key is the event's partition key and its value a well-formed JSON object. The
     * value is not copied.
     *
     * @throws InvalidEventException when the record is not a turn event of version 1, naming what is wrong
     */
    public static TurnEvent decode(TurnRecord turnRecord) {
        TurnAttributes attributes = TurnAttributes.of(attributesOf(turnRecord.headers()));
        requireDerived(attributes);
        requireKey(turnRecord, attributes);
        if (turnRecord.value() == null) {
            throw new InvalidEventException("data", "is missing");
        }
        TurnEvent event = new TurnEvent(attributes, turnRecord.value());
        StrictJson.requireObject(event.data(), "data");
        return event;
    }

    private static Map<String, String> attributesOf(Map<String, byte[]> headers) {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(HEADER_PREFIX)) {
                String attribute = name.substring(HEADER_PREFIX.length());
                attributes.put(attribute, text(FieldPath.ofAttribute(attribute), value));
            }
        });
        if (attributes.isEmpty()) {
            throw new InvalidEventException("event", "has no " + HEADER_PREFIX + " headers: not a CloudEvents record");
        }
        if (headers.containsKey(CONTENT_TYPE)) {
            attributes.put(Attribute.DATA_CONTENT_TYPE.attributeName(), text(CONTENT_TYPE, headers.get(CONTENT_TYPE)));
        }
        return attributes;
    }

    /** A record with another key stands in another partition than its conversation, out of order. */
    private static void requireKey(TurnRecord turnRecord, TurnAttributes attributes) {
        byte[] expected = attributes.require(Attribute.PARTITION_KEY).getBytes(UTF_8);
        if (!Arrays.equals(turnRecord.key(), expected)) {
            throw new InvalidEventException("key", "is not the event's partitionkey");
        }
    }

    private static void requireDerived(TurnAttributes attributes) {
        attributes.require(Attribute.PARTITION_KEY);
        attributes.require(Attribute.TURN_ID);
    }

    private static String text(String name, byte[] value) {
        if (value == null) {
            throw new InvalidEventException(name, "is null");
        }
        if (Utf8.firstMalformed(value, 0, value.length) < value.length) {
            throw new InvalidEventException(name, "is not UTF-8");
        }
        return new String(value, UTF_8);
    }
}
