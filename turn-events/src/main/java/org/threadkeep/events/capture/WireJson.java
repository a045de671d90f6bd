package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.threadkeep.events.TurnEvent;

/**
 * JSON as providers and their clients write it: of a name that stands twice the last value counts, and half a character counts
 * as U+FFFD. The bytes themselves are kept elsewhere, so that reading them leniently loses nothing.
 */
final class WireJson {
    /** As deep as data may be, less what stands around messages there. */
    static final int MAX_DEPTH = 190;

    /** Most heap that the tree of a body may take, for each of its bytes; what people and programs write stays below. */
    static final int TREE_BYTES_PER_BYTE = 24;

    private static final int SMALL_TREE = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(TurnEvent.MAX_DATA_BYTES)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private WireJson() {}

    /** The one value of these bytes; empty when they are no JSON, or more than one value. */
    static Optional<JsonNode> parse(byte[] json) {
        return parse(json, 0, json.length);
    }

    /** The one value between two places. */
    static Optional<JsonNode> parse(byte[] json, int start, int end) {
        JsonOutline outline = JsonOutline.of(json, start, end);
        if (outline.treeBytes() > SMALL_TREE + (long) TREE_BYTES_PER_BYTE * (end - start)) {
            return Optional.empty();
        }
        Optional<JsonNode> value = outline.hasEscapes() && HalfCharacters.isIn(json, start, end)
                ? parseText(HalfCharacters.replaced(json, start, end))
                : parseText(json, start, end);
        return value.isPresent() || isUtf8(json, start, end)
                ? value
                : parseText(new String(json, start, end - start, UTF_8).getBytes(UTF_8));
    }

    private static Optional<JsonNode> parseText(byte[] json) {
        return parseText(json, 0, json.length);
    }

    private static Optional<JsonNode> parseText(byte[] json, int start, int end) {
        try (JsonParser parser = FACTORY.createParser(json, start, end - start)) {
            JsonNode value = MAPPER.readTree(parser);
            boolean alone = value != null && parser.nextToken() == null;
            return alone ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static boolean isUtf8(byte[] json, int start, int end) {
        byte[] again = new String(json, start, end - start, UTF_8).getBytes(UTF_8);
        return Arrays.equals(again, 0, again.length, json, start, end);
    }
}
