package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.threadkeep.events.capture.CaptureFormat;

/** Writes a turn's data that hold a capture and nothing else. */
final class CaptureWriter {
    private static final String UTF_8 = "utf-8";

    private final ByteArrayOutputStream out;
    private final JsonGenerator to;
    private boolean empty = true;

    /** Begins, with room for so many bytes of bodies. */
    CaptureWriter(CaptureFormat format, int length) throws IOException {
        out = new ByteArrayOutputStream(length + length / 8 + 256);
        to = StrictJson.FACTORY.createGenerator(out, JsonEncoding.UTF8);
        to.writeStartObject();
        to.writeObjectFieldStart("capture");
        to.writeStringField("format", format.name());
        to.writeNumberField("adapter", format.version());
    }

    boolean isEmpty() {
        return empty;
    }

    void status(int status) throws IOException {
        to.writeNumberField("status", status);
    }

    /** A body that is these bytes of JSON. */
    void json(String side, JsonSlice body) throws IOException {
        begin(side, UTF_8);
        to.writeUTF8String(body.bytes(), body.start(), body.end() - body.start());
        end();
    }

    /** A body that is this text. */
    void text(String side, String body) throws IOException {
        requireWhole(side, body);
        begin(side, UTF_8);
        to.writeString(body);
        end();
    }

    /** A body that says itself how it is encoded; false when this is none, but a body of JSON. */
    boolean encoded(String side, JsonSlice value) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = value.parser()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean expected = name.equals("encoding") || name.equals("body");
                if (!expected || parser.nextToken() != JsonToken.VALUE_STRING) {
                    return false;
                }
                members.put(name, parser.getText());
            }
        } catch (JsonProcessingException e) {
            return false; // names that stand twice
        }
        if (members.size() != 2) {
            return false;
        }
        requireWhole(side, members.get("body"));
        begin(side, members.get("encoding"));
        to.writeString(members.get("body"));
        end();
        return true;
    }

    byte[] data() throws IOException {
        to.writeEndObject();
        to.writeEndObject();
        to.close();
        return out.toByteArray();
    }

    private void begin(String side, String encoding) throws IOException {
        empty = false;
        to.writeObjectFieldStart(side);
        to.writeStringField("encoding", encoding);
        to.writeFieldName("body");
    }

    private void end() throws IOException {
        to.writeEndObject();
    }

    private static void requireWhole(String side, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw new InvalidEventException(
                        side, "has a lone surrogate; bytes that are no text can be sent as {\"encoding\": \"base64\"}");
            }
            i += pair ? 1 : 0;
        }
    }
}
