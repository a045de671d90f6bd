package org.threadkeep.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts JSON into the bytes of its members and elements, so that content is compared and passed on as it was written. */
public final class RawJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private RawJson() {}

    /** An object's members, in order. */
    public static Map<String, byte[]> members(byte[] object) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(object)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, current(parser, object));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON", e);
        }
        return members;
    }

    /** An object of these members, on one line if they are. */
    public static byte[] object(Map<String, byte[]> members) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        members.forEach((name, value) -> {
            object.writeBytes((object.size() == 0 ? "{" : ",").getBytes(StandardCharsets.UTF_8));
            object.writeBytes((Json.text(name) + ":").getBytes(StandardCharsets.UTF_8));
            object.writeBytes(value);
        });
        object.writeBytes((object.size() == 0 ? "{}" : "}").getBytes(StandardCharsets.UTF_8));
        return object.toByteArray();
    }

    /** An array's elements, in order. */
    public static List<byte[]> elements(byte[] array) {
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(array)) {
            require(parser.nextToken() == JsonToken.START_ARRAY, "an array");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(current(parser, array));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON", e);
        }
        return elements;
    }

    private static byte[] current(JsonParser parser, byte[] json) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        return Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the JSON is not " + what);
        }
    }
}
