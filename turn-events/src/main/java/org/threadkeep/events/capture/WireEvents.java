package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The JSON events of a streamed response, one at a time so that they never stand in memory together: server-sent events, JSON
 * lines, or an array.
 */
@FunctionalInterface
interface WireEvents {
    /** Begins a line of data. */
    byte[] DATA = "data:".getBytes(UTF_8);

    /** What a server-sent event's first line can begin with. */
    List<byte[]> FIELDS = Stream.of("data:", "event:", "id:", "retry:", ":")
            .map(field -> field.getBytes(UTF_8))
            .toList();

    /**
     * Gives each event that is a JSON object.
     *
     * @return false when something was no JSON, as where a stream was cut off
     */
    boolean forEach(Consumer<ObjectNode> into);

    /** The elements of an array. */
    static WireEvents of(JsonNode array) {
        return into -> {
            boolean whole = true;
            for (JsonNode element : array) {
                whole &= element.isObject();
                if (element instanceof ObjectNode event) {
                    into.accept(event);
                }
            }
            return whole;
        };
    }

    /** One event per line. */
    static WireEvents ofLines(byte[] body) {
        return into -> {
            boolean whole = true;
            for (int start = 0; start < body.length; ) {
                int end = endOfLine(body, start);
                whole &= firstByte(body, start, end) < 0 || give(body, start, end, into);
                start = end + 1;
            }
            return whole;
        };
    }

    /** Server-sent events, of which only the data count: every provider's data say what they are. */
    static WireEvents ofServerSentEvents(byte[] body) {
        return into -> {
            boolean whole = true;
            EventData data = new EventData(body);
            for (int start = 0; start < body.length; ) {
                int end = endOfLine(body, start);
                if (end == start) {
                    whole &= data.give(into);
                } else if (startsWith(body, start, end, DATA)) {
                    data.add(start + DATA.length, end);
                }
                boolean both = end + 1 < body.length && body[end] == '\r' && body[end + 1] == '\n';
                start = end + (both ? 2 : 1);
            }
            return data.give(into) && whole;
        };
    }

    /** Whether a body begins as server-sent events do. */
    static boolean looksLikeServerSentEvents(byte[] body) {
        int start = 0;
        while (start < body.length && (isBlank(body[start]) || (body[start] & 0xFF) > 0x7F)) {
            start++; // a byte order mark may stand there
        }
        int from = start;
        return FIELDS.stream().anyMatch(field -> startsWith(body, from, body.length, field));
    }

    /** Whether the first line is an object of its own. */
    static boolean looksLikeLines(byte[] body) {
        int start = 0;
        while (isBlank(body[start])) {
            start++;
        }
        int end = endOfLine(body, start);
        return end < body.length
                && WireJson.parse(body, start, end).filter(JsonNode::isObject).isPresent();
    }

    /** The first byte that is not blank; -1 when there is none. */
    static int firstByte(byte[] body) {
        return firstByte(body, 0, body.length);
    }

    /** The first byte between two places that is not blank; -1 when there is none. */
    static int firstByte(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(body[i])) {
                return body[i] & 0xFF;
            }
        }
        return -1;
    }

    /** Gives the event that stands there; false when it is no JSON. */
    static boolean give(byte[] body, int start, int end, Consumer<ObjectNode> into) {
        Optional<JsonNode> event = WireJson.parse(body, start, end);
        event.filter(JsonNode::isObject).ifPresent(object -> into.accept((ObjectNode) object));
        return event.isPresent();
    }

    private static int endOfLine(byte[] body, int start) {
        return ByteSearch.indexOfEither((byte) '\n', (byte) '\r', body, start, body.length);
    }

    /** Whether these bytes stand there, before the end. */
    static boolean startsWith(byte[] body, int start, int end, byte[] prefix) {
        return start + prefix.length <= end
                && Arrays.equals(body, start, start + prefix.length, prefix, 0, prefix.length);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
