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
    private static final int OBJECT = 160;
    private static final int ARRAY = 104;
    private static final int TEXT = 72;
    private static final int MEMBER = 48;
    private static final int ELEMENT = 26;

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
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(UTF_8);

    private WireJson() {}

    /** The one value of these bytes; empty when they are no JSON, or more than one value. */
    static Optional<JsonNode> parse(byte[] json) {
        return parse(json, 0, json.length);
    }

    /** The one value between two places. */
    static Optional<JsonNode> parse(byte[] json, int start, int end) {
        byte[] text = withoutHalves(json, start, end);
        if (isTooDense(text)) {
            return Optional.empty();
        }
        Optional<JsonNode> value = parseText(text);
        return value.isPresent() || isUtf8(json, start, end)
                ? value
                : parseText(new String(json, start, end - start, UTF_8).getBytes(UTF_8));
    }

    private static Optional<JsonNode> parseText(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonNode value = MAPPER.readTree(parser);
            boolean alone = value != null && parser.nextToken() == null;
            return alone ? Optional.of(value) : Optional.empty();
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /**
     * Whether a tree of this text would take more memory than readers are told to set aside, {@link #TREE_BYTES_PER_BYTE} for each
     * byte: so that a body of nothing but brackets is refused, wherever it is read.
     */
    private static boolean isTooDense(byte[] text) {
        long allowed = SMALL_TREE + (long) TREE_BYTES_PER_BYTE * text.length;
        long tree = 0;
        boolean inText = false;
        for (int i = 0; i < text.length && tree <= allowed; i++) {
            byte b = text[i];
            if (b == '"') {
                inText = !inText;
                tree += TEXT / 2;
            } else if (inText) {
                i += b == '\\' ? 1 : 0;
            } else {
                tree += cost(b);
            }
        }
        return tree > allowed;
    }

    private static int cost(byte b) {
        return switch (b) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case ':' -> MEMBER;
            case ',' -> ELEMENT;
            default -> 0;
        };
    }

    private static boolean isUtf8(byte[] json, int start, int end) {
        byte[] again = new String(json, start, end - start, UTF_8).getBytes(UTF_8);
        return Arrays.equals(again, 0, again.length, json, start, end);
    }

    /** The same with each escape that is half a pair made U+FFFD. */
    private static byte[] withoutHalves(byte[] json, int start, int end) {
        byte[] text = Arrays.copyOfRange(json, start, end);
        int i = 0;
        while (i < text.length) {
            if (text[i] != '\\') {
                i++;
                continue;
            }
            int unit = escaped(text, i);
            boolean pair = isHigh(unit) && isLow(escaped(text, i + 6));
            if (!pair && (isHigh(unit) || isLow(unit))) {
                System.arraycopy(REPLACEMENT, 0, text, i, REPLACEMENT.length);
            }
            i += pair ? 12 : 2;
        }
        return text;
    }

    private static boolean isHigh(int unit) {
        return unit >= 0xD800 && unit < 0xDC00;
    }

    private static boolean isLow(int unit) {
        return unit >= 0xDC00 && unit < 0xE000;
    }

    /** The UTF-16 code unit of the \\uXXXX that stands here; -1 when none does. */
    private static int escaped(byte[] text, int at) {
        if (at + 6 > text.length || text[at] != '\\' || text[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
