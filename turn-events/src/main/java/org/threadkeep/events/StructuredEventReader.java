package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one event of CloudEvents JSON: attributes as text, data as bytes. */
final class StructuredEventReader {
    private final JsonSlice json;
    private final JsonParser parser;
    private final Map<String, String> attributes = new TreeMap<>();
    private Optional<byte[]> data = Optional.empty();

    private StructuredEventReader(JsonSlice json, JsonParser parser) {
        this.json = json;
        this.parser = parser;
    }

    static TurnEvent read(JsonSlice json) {
        return StrictJson.read(json, "event", parser -> new StructuredEventReader(json, parser).read());
    }

    private TurnEvent read() throws IOException {
        StrictJson.requireObjectStart(parser, "event");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readMember(name);
        }
        StrictJson.requireEnd(parser, "event");
        TurnAttributes checked = TurnAttributes.of(attributes);
        return new TurnEvent(checked, data.orElseThrow(() -> new InvalidEventException("data", "is missing")));
    }

    private void readMember(String name) throws IOException {
        if (name.equals("data")) {
            data = Optional.of(readData());
        } else if (name.equals("data_base64")) {
            throw new InvalidEventException(name, "is not supported; the data stand in 'data' as a JSON object");
        } else {
            requireDeclarable(name);
            AttributeText.read(name, parser).ifPresent(text -> attributes.put(name, text));
        }
    }

    private byte[] readData() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidEventException("data", "is not a JSON object");
        }
        return json.current(parser).copy();
    }

    private static void requireDeclarable(String name) {
        Optional<Attribute> known = Attribute.named(name);
        if (known.isPresent() && known.get().origin() == Attribute.Origin.DERIVED) {
            throw new InvalidEventException(name, "is derived and must not be sent");
        }
        if (known.isEmpty()) {
            AttributeText.checkName(name);
        }
    }
}
