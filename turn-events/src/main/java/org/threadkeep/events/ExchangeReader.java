package org.threadkeep.events;

import static org.threadkeep.events.Attribute.Origin.DERIVED;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.threadkeep.events.capture.CaptureFormat;

/** Reads one exchange: attributes as text, and both bodies as the bytes that they were. */
final class ExchangeReader {
    private static final String EVENT = "event";

    private final JsonSlice json;
    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> attributes = new TreeMap<>();
    private final CaptureWriter capture;

    private ExchangeReader(JsonSlice json, JsonParser parser, CaptureFormat format) throws IOException {
        this.json = json;
        this.parser = parser;
        this.capture = new CaptureWriter(format, json.end() - json.start());
    }

    static ReadExchange read(int index, JsonSlice json, CaptureFormat format) {
        return StrictJson.readAround(json, EVENT, parser -> new ExchangeReader(json, parser, format).read(index));
    }

    /** The whole is a log record. */
    static ReadExchange readRecord(int index, JsonSlice json, CaptureFormat format) {
        return StrictJson.readAround(json, EVENT, parser -> {
            StrictJson.requireObjectStart(parser, EVENT);
            JsonSlice logged = json.current(parser);
            StrictJson.requireEnd(parser, EVENT);
            CaptureWriter capture = new CaptureWriter(format, json.end() - json.start());
            capture.json("logged", logged);
            return new ReadExchange.Readable(index, Map.of(), capture.data());
        });
    }

    private ReadExchange read(int index) throws IOException {
        StrictJson.requireObjectStart(parser, EVENT);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!seen.add(name)) {
                throw new InvalidEventException(FieldPath.ofAttribute(name), "stands twice in one exchange");
            }
            readMember(name);
        }
        StrictJson.requireEnd(parser, EVENT);
        if (capture.isEmpty()) {
            throw new InvalidEventException("request", "is missing, and so is the response");
        }
        return new ReadExchange.Readable(index, attributes, capture.data());
    }

    private void readMember(String name) throws IOException {
        switch (name) {
            case "request", "response" -> readBody(name);
            case "status" -> readStatus();
            default -> {
                requireDeclarable(name);
                AttributeText.read(name, parser).ifPresent(text -> attributes.put(name, text));
            }
        }
    }

    private void readBody(String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {
                // the same as nothing
            }
            case VALUE_STRING -> capture.text(name, parser.getText());
            case START_OBJECT, START_ARRAY -> {
                JsonSlice value = json.current(parser);
                if (!capture.encoded(name, value)) {
                    capture.json(name, value);
                }
            }
            default -> throw new InvalidEventException(name, "is neither JSON nor a text nor an encoded body");
        }
    }

    private void readStatus() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT
                && parser.getIntValue() > 0
                && parser.getIntValue() <= Capture.MAX_STATUS;
        if (!number) {
            throw new InvalidEventException("status", "is not a whole number from 1 to " + Capture.MAX_STATUS);
        }
        capture.status(parser.getIntValue());
    }

    private static void requireDeclarable(String name) {
        if (Attribute.named(name).filter(known -> known.origin() == DERIVED).isPresent()) {
            throw new InvalidEventException(name, "is derived and must not be sent");
        }
        if (Attribute.named(name).isEmpty()) {
            AttributeText.checkName(name);
        }
    }
}
