package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The JSON events of a streamed response, one at a time so that they never stand in memory together: server-sent events, JSON
 * lines, or an array.
 */
@FunctionalInterface
interface WireEvents {
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
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            for (int start = 0; start < body.length; ) {
                int end = endOfLine(body, start);
                if (end == start) {
                    whole &= give(data, into);
                } else if (startsWith(body, start, end, "data:")) {
                    append(data, body, start + 5, end);
                }
                boolean both = end + 1 < body.length && body[end] == '\r' && body[end + 1] == '\n';
                start = end + (both ? 2 : 1);
            }
            return give(data, into) && whole;
        };
    }

    /** Whether a body begins as server-sent events do. */
    static boolean looksLikeServerSentEvents(byte[] body) {
        int start = 0;
        while (start < body.length && (isBlank(body[start]) || (body[start] & 0xFF) > 0x7F)) {
            start++; // a byte order mark may stand there
        }
        int from = start;
        return Arrays.asList("data:", "event:", "id:", "retry:", ":").stream()
                .anyMatch(field -> startsWith(body, from, body.length, field));
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

    private static int firstByte(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(body[i])) {
                return body[i] & 0xFF;
            }
        }
        return -1;
    }

    private static void append(ByteArrayOutputStream data, byte[] body, int start, int end) {
        int from = start < end && body[start] == ' ' ? start + 1 : start;
        if (data.size() > 0) {
            data.write('\n');
        }
        data.write(body, from, end - from);
    }

    private static boolean give(ByteArrayOutputStream data, Consumer<ObjectNode> into) {
        byte[] event = data.toByteArray();
        data.reset();
        boolean nothing = firstByte(event) < 0 || startsWith(event, 0, event.length, "[DONE]");
        return nothing || give(event, 0, event.length, into);
    }

    private static boolean give(byte[] body, int start, int end, Consumer<ObjectNode> into) {
        Optional<JsonNode> event = WireJson.parse(body, start, end);
        event.filter(JsonNode::isObject).ifPresent(object -> into.accept((ObjectNode) object));
        return event.isPresent();
    }

    private static int endOfLine(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    private static boolean startsWith(byte[] body, int start, int end, String prefix) {
        byte[] expected = prefix.getBytes(UTF_8);
        return start + expected.length <= end
                && Arrays.equals(body, start, start + expected.length, expected, 0, expected.length);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
