package org.threadkeep.ingest.kserve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.ingest.capture.ForeignAttributes;
import org.threadkeep.ingest.capture.Sender;

/** Reads an event that is half of an exchange, as the CloudEvents HTTP binding 1.0 writes it. */
final class HalfReading {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private HalfReading() {}

    /**
     * In binary mode: the attributes are headers, the content is the data.
     *
     * @param attributes without {@code ce-}
     * @throws InvalidEventException naming the attribute that is missing or wrong
     */
    static Half binary(Map<String, String> attributes, byte[] content, CaptureFormat format, Sender sender) {
        return half(attributes, content, format, sender);
    }

    /**
     * In structured mode: one JSON object holds attributes and data.
     *
     * @throws InvalidEventException naming the member that is missing or wrong
     */
    static Half structured(byte[] event, CaptureFormat format, Sender sender) {
        Map<String, String> attributes = new TreeMap<>();
        byte[] body = new byte[0];
        try (JsonParser parser = FACTORY.createParser(event)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidEventException("event", "is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "data" -> body = data(parser, event);
                    case "data_base64" -> body = parser.getBinaryValue();
                    default -> attribute(name, parser, attributes);
                }
            }
        } catch (IOException e) {
            throw new InvalidEventException("event", "is not JSON");
        }
        return half(attributes, body, format, sender);
    }

    private static byte[] data(JsonParser parser, byte[] event) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText().getBytes(UTF_8);
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return Arrays.copyOfRange(event, start, (int) parser.currentLocation().getByteOffset());
    }

    private static void attribute(String name, JsonParser parser, Map<String, String> into) throws IOException {
        if (parser.currentToken().isStructStart()) {
            throw new InvalidEventException("event", "has an attribute that is an object or an array");
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            into.put(name, parser.getText());
        }
    }

    private static Half half(Map<String, String> sent, byte[] body, CaptureFormat format, Sender sender) {
        Side side = Side.of(require(sent, "type"))
                .orElseThrow(() ->
                        new InvalidEventException("type", "is neither an inference request nor an inference response"));
        require(sent, "id");
        require(sent, "source");
        Map<String, String> attributes = new TreeMap<>();
        sent.forEach((name, value) -> {
            boolean saysTheSide = name.equals("type") || name.equals("specversion") || name.equals("datacontenttype");
            if (!saysTheSide && !value.isEmpty()) {
                attributes.put(ForeignAttributes.nameOf(name), value);
            }
        });
        attributes.put(side.typeAttribute(), require(sent, "type"));
        return new Half(side, attributes, body, format, sender);
    }

    private static String require(Map<String, String> attributes, String name) {
        String value = attributes.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new InvalidEventException(name, "is missing or empty");
        }
        return value;
    }
}
