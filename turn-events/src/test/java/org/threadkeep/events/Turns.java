package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small events for tests. */
public final class Turns {
    /** Data of a greeting. */
    public static final String GREETING =
            """
            {"input":{"messages":[{"role":"user","content":"hi"}]},"output":{"messages":[{"role":"assistant","content":"hello"}]}}""";

    private Turns() {}

    /** The least attributes that an event has. */
    public static Map<String, String> attributes() {
        return new HashMap<>(Map.of(
                "specversion", "1.0",
                "type", TurnEvent.TYPE,
                "id", "turn-1",
                "source", "/gateways/eu-1",
                "tenant", "acme",
                "modelversion", "acme/llama-ft-7"));
    }

    /** The least attributes, with one more or another. */
    public static TurnAttributes attributesWith(String name, String value) {
        Map<String, String> attributes = attributes();
        attributes.put(name, value);
        return TurnAttributes.of(attributes);
    }

    /** An event of these data. */
    public static TurnEvent event(TurnAttributes attributes, String data) {
        return new TurnEvent(attributes, data.getBytes(UTF_8));
    }

    /** Data written with single quotes. */
    public static TurnData data(String json) {
        return TurnData.parse(quoted(json).getBytes(UTF_8));
    }

    /** JSON that was written with single quotes. */
    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** One event in CloudEvents JSON with an id and data of its own. */
    static String structured(String id, String data) {
        return """
            {"specversion":"1.0","type":"%s","id":"%s","source":"/gateways/eu-1","tenant":"acme","modelversion":"m","data":%s}"""
                .formatted(TurnEvent.TYPE, id, data);
    }

    static String structured(String id) {
        return structured(id, GREETING);
    }

    /** What a batch was read as: ids of readable events, {@code field: reason} of the others. */
    static List<String> summary(List<ReadEvent> events) {
        return events.stream()
                .map(event -> event instanceof ReadEvent.Readable readable
                        ? readable.event().attributes().require(Attribute.ID)
                        : complaint((ReadEvent.Unreadable) event))
                .toList();
    }

    private static String complaint(ReadEvent.Unreadable unreadable) {
        return unreadable.field() + ": " + unreadable.reason();
    }

    /** A copy of a record with another header; null removes it. */
    static TurnRecord withHeader(TurnRecord golden, String name, byte[] value) {
        Map<String, byte[]> headers = new TreeMap<>(golden.headers());
        headers.remove(name);
        if (value != null) {
            headers.put(name, value);
        }
        return new TurnRecord(golden.key(), headers, golden.value());
    }
}
