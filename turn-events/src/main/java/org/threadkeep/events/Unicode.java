package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.threadkeep.events.capture.ByteSearch;

/** What a JSON parser lets pass and an archive must not: bytes that are not UTF-8, escapes that are half a character. */
final class Unicode {
    private Unicode() {}

    static void requireUtf8(JsonSlice json, String root) {
        int malformed = Utf8.firstMalformed(json.bytes(), json.start(), json.end());
        if (malformed < json.end()) {
            throw new InvalidEventException(root, "is not UTF-8, at byte " + (malformed - json.start()));
        }
        if (startsWithByteOrderMark(json)) {
            throw new InvalidEventException(root, "begins with a byte order mark, which RFC 8259 forbids");
        }
    }

    private static boolean startsWithByteOrderMark(JsonSlice json) {
        byte[] bytes = json.bytes();
        int at = json.start();
        return json.end() - at >= 3
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
    }

    /** Looks at the escapes themselves: parsers differ in which lone surrogates they let pass. */
    static void requireNoLoneSurrogates(JsonSlice json, String root) {
        int at = firstLoneSurrogate(json);
        if (at < json.end()) {
            throw new InvalidEventException(
                    fieldAt(json, at, root),
                    "has a lone surrogate, at byte " + (at - json.start())
                            + "; bytes that are no text can be sent as a base64 capture");
        }
    }

    private static int firstLoneSurrogate(JsonSlice json) {
        int i = ByteSearch.indexOf((byte) '\\', json.bytes(), json.start(), json.end());
        while (i < json.end()) {
            char unit = escaped(json, i);
            boolean pair = Character.isHighSurrogate(unit) && Character.isLowSurrogate(escaped(json, i + 6));
            if (Character.isSurrogate(unit) && !pair) {
                return i;
            }
            i = ByteSearch.indexOf((byte) '\\', json.bytes(), i + (pair ? 12 : 2), json.end());
        }
        return json.end();
    }

    /** The UTF-16 code unit of the \\uXXXX that stands here; 0 when none does. */
    private static char escaped(JsonSlice json, int at) {
        byte[] bytes = json.bytes();
        if (at + 6 > json.end() || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return 0;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return 0;
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private static String fieldAt(JsonSlice json, int at, String root) {
        try (JsonParser parser = json.parser()) {
            moveTo(at - json.start(), parser);
            return FieldPath.of(parser, root);
        } catch (IOException e) {
            throw new UncheckedIOException("closing a parser over memory", e);
        }
    }

    private static void moveTo(int at, JsonParser parser) throws IOException {
        try {
            while (parser.nextToken() != null) {
                parser.finishToken();
                if (parser.currentLocation().getByteOffset() > at) {
                    return;
                }
            }
        } catch (JsonProcessingException e) {
            return; // as near as the parser came
        }
    }
}
