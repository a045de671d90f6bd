package org.threadkeep.events;

import java.util.function.Consumer;
import org.threadkeep.events.capture.ByteSearch;

/**
 * Finds where the events of a batch begin and end, by brackets and quotes alone: a malformed, deep or otherwise hostile event
 * does not hide the ones after it. Each slice is read strictly on its own afterwards.
 */
final class BatchSlicer {
    private final byte[] json;

    private BatchSlicer(byte[] json) {
        this.json = json;
    }

    /**
     * The elements of a top-level array, or the whole when it is anything else.
     *
     * @throws InvalidEventException after the last whole element, when the array is not closed or something follows it
     */
    static void slice(byte[] json, Consumer<JsonSlice> into) {
        BatchSlicer slicer = new BatchSlicer(json);
        int first = slicer.afterBlanks(0);
        if (first < json.length && json[first] == '[') {
            slicer.sliceArray(first + 1, into);
        } else if (first < json.length) {
            into.accept(JsonSlice.of(json));
        }
    }

    /** The lines that are not blank. */
    static void sliceLines(byte[] json, Consumer<JsonSlice> into) {
        for (int start = 0; start < json.length; ) {
            int end = endOfLine(json, start);
            JsonSlice line = new JsonSlice(json, start, end);
            if (!line.isBlank()) {
                into.accept(line);
            }
            start = end + 1;
        }
    }

    /** True when there are several lines, and the first of them is an object that ends with its line. */
    static boolean isLinesOfObjects(byte[] json) {
        BatchSlicer slicer = new BatchSlicer(json);
        int first = slicer.afterBlanks(0);
        if (first == json.length || json[first] != '{') {
            return false;
        }
        int end = endOfLine(json, first);
        int depth = 0;
        for (int i = first; i < end; i++) {
            switch (json[i]) {
                case '"' -> i = slicer.endOfString(i);
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
        }
        return depth == 0 && slicer.afterBlanks(end) < json.length;
    }

    private static int endOfLine(byte[] json, int from) {
        return ByteSearch.indexOf((byte) '\n', json, from, json.length);
    }

    private void sliceArray(int start, Consumer<JsonSlice> into) {
        int end = endOfElement(start);
        boolean empty = end < json.length && json[end] == ']' && new JsonSlice(json, start, end).isBlank();
        if (!empty) {
            into.accept(element(start, end));
        }
        while (json[end] == ',') {
            int next = end + 1;
            end = endOfElement(next);
            into.accept(element(next, end));
        }
        if (afterBlanks(end + 1) < json.length) {
            throw new InvalidEventException("event", "something follows the end of the array");
        }
    }

    private JsonSlice element(int start, int end) {
        if (end == json.length) {
            throw new InvalidEventException("event", "malformed JSON: the array ends too early, at byte " + end);
        }
        return new JsonSlice(json, start, end);
    }

    /** Index of the comma or bracket after an element; the length when there is none. */
    private int endOfElement(int start) {
        int depth = 0;
        for (int i = start; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> i = endOfString(i);
                case '{', '[' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth <= 0) {
                        return i;
                    }
                }
                case ']' -> {
                    if (depth <= 0) {
                        return i;
                    }
                    depth--;
                }
                default -> {}
            }
        }
        return json.length;
    }

    private int endOfString(int start) {
        int at = quoteOrBackslash(start + 1);
        while (at < json.length && json[at] == '\\') {
            at = quoteOrBackslash(Math.min(at + 2, json.length));
        }
        return at;
    }

    private int quoteOrBackslash(int from) {
        return ByteSearch.indexOfEither((byte) '"', (byte) '\\', json, from, json.length);
    }

    private int afterBlanks(int start) {
        int i = start;
        while (i < json.length && new JsonSlice(json, i, i + 1).isBlank()) {
            i++;
        }
        return i;
    }
}
