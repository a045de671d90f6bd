package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Escapes in JSON that are half a surrogate pair, which no text can hold. */
final class HalfCharacters {
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(UTF_8);

    private HalfCharacters() {}

    static boolean isIn(byte[] json, int start, int end) {
        return first(json, start, end) < end;
    }

    /** A copy with each half made U+FFFD. */
    static byte[] replaced(byte[] json, int start, int end) {
        byte[] text = Arrays.copyOfRange(json, start, end);
        for (int at = first(text, 0, text.length); at < text.length; at = first(text, at + 6, text.length)) {
            System.arraycopy(REPLACEMENT, 0, text, at, REPLACEMENT.length);
        }
        return text;
    }

    /** Where the first one stands, or the end. */
    private static int first(byte[] json, int start, int end) {
        int i = start;
        while (i < end) {
            if (json[i] != '\\') {
                i = ByteSearch.indexOf((byte) '\\', json, i, end);
                continue;
            }
            int unit = escaped(json, i, end);
            boolean pair = isHigh(unit) && isLow(escaped(json, i + 6, end));
            if (!pair && (isHigh(unit) || isLow(unit))) {
                return i;
            }
            i += pair ? 12 : 2;
        }
        return end;
    }

    private static boolean isHigh(int unit) {
        return unit >= 0xD800 && unit < 0xDC00;
    }

    private static boolean isLow(int unit) {
        return unit >= 0xDC00 && unit < 0xE000;
    }

    /** The UTF-16 code unit of the \\uXXXX that stands here; -1 when none does. */
    private static int escaped(byte[] json, int at, int end) {
        if (at + 6 > end || json[at] != '\\' || json[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
