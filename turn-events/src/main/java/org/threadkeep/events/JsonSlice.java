package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * Some bytes of a larger array: one JSON value of a batch, or the data of an event.
 *
 * @param bytes the array, not copied
 * @param start first byte
 * @param end byte after the last
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record JsonSlice(byte[] bytes, int start, int end) {
    static JsonSlice of(byte[] json) {
        return new JsonSlice(json, 0, json.length);
    }

    JsonParser parser() throws IOException {
        return StrictJson.FACTORY.createParser(bytes, start, end - start);
    }

    /** The value that a parser of this slice stands at the beginning of; the parser is moved to its end. */
    JsonSlice current(JsonParser parser) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long to = parser.currentLocation().getByteOffset();
        return new JsonSlice(bytes, Math.toIntExact(start + from), Math.toIntExact(start + to));
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }
}
