package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as RFC 8259 and I-JSON (RFC 7493) want it: UTF-8, no duplicate names, no lone surrogates, bounded depth. Errors name
 * a field and a byte position, and never show content.
 */
final class StrictJson {
    /** Deepest nesting that is read: far above what tool schemas need, far below what exhausts a stack. */
    static final int MAX_DEPTH = 200;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(TurnEvent.MAX_DATA_BYTES)
            .build();
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION) // UTF-16 would pass, and has no byte offsets
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names are content, of any number
            .build();
    private static final JsonFactory LENIENT_FACTORY = FACTORY.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What is done with a parser over well-encoded text. */
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    private StrictJson() {}

    /** Parses an object, or says what is wrong, with {@code root} as the name of the whole. */
    static JsonNode parseObject(byte[] json, String root) {
        return read(JsonSlice.of(json), root, parser -> {
            requireObjectStart(parser, root);
            JsonNode node = MAPPER.readTree(parser);
            requireEnd(parser, root);
            return node;
        });
    }

    /** Checks that the bytes are one well-formed object, without building it. */
    static void requireObject(byte[] json, String root) {
        read(JsonSlice.of(json), root, parser -> {
            requireObjectStart(parser, root);
            parser.skipChildren();
            requireEnd(parser, root);
            return root;
        });
    }

    /** Reads text whose encoding is checked before, and whose faults are named in words that hold nothing of it. */
    static <T> T read(JsonSlice json, String root, Reading<T> reading) {
        Unicode.requireUtf8(json, root);
        Unicode.requireNoLoneSurrogates(json, root);
        try (JsonParser parser = json.parser()) {
            return read(parser, root, reading);
        } catch (IOException e) {
            throw new UncheckedIOException("closing a parser over memory", e);
        }
    }

    /** Reads text in which other people's JSON stands: there names may stand twice, and escapes may be half a character. */
    static <T> T readAround(JsonSlice json, String root, Reading<T> reading) {
        Unicode.requireUtf8(json, root);
        try (JsonParser parser = LENIENT_FACTORY.createParser(json.bytes(), json.start(), json.end() - json.start())) {
            return read(parser, root, reading);
        } catch (IOException e) {
            throw new UncheckedIOException("closing a parser over memory", e);
        }
    }

    private static <T> T read(JsonParser parser, String root, Reading<T> reading) throws IOException {
        try {
            return reading.read(parser);
        } catch (JsonProcessingException e) {
            throw malformed(e, parser, root);
        } catch (NumberFormatException e) {
            throw new InvalidEventException(FieldPath.of(parser, root), "has a number that is out of range");
        }
    }

    static void requireObjectStart(JsonParser parser, String root) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidEventException(root, "is not a JSON object");
        }
    }

    static void requireEnd(JsonParser parser, String root) throws IOException {
        if (parser.nextToken() != null) {
            throw new InvalidEventException(root, "something follows the end of the JSON value");
        }
    }

    private static InvalidEventException malformed(JsonProcessingException e, JsonParser parser, String root) {
        String field = FieldPath.of(parser, root);
        long at = Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")) {
            return new InvalidEventException(field, "a name stands twice in one object, at byte " + at);
        }
        if (e instanceof StreamConstraintsException) {
            return new InvalidEventException(
                    field, "is nested deeper than " + MAX_DEPTH + " levels, or has an oversize name, text or number");
        }
        if (e instanceof JsonEOFException) {
            return new InvalidEventException(field, "malformed JSON: ends too early, at byte " + at);
        }
        return new InvalidEventException(field, "malformed JSON at byte " + at);
    }
}
