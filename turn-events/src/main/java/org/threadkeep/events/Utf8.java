package org.threadkeep.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Well-formed UTF-8 as table 3-7 of the Unicode Standard has it, looked at where it stands, eight ASCII characters at a time. */
final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Where the first sequence begins that isn't well formed; {@code end} when there is none. */
    static int firstMalformed(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            if (bytes[at] >= 0) {
                at = afterAscii(bytes, at, end);
            } else {
                int length = sequence(bytes, at, end);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return end;
    }

    private static int afterAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Length of the sequence of two to four bytes that begins here; 0 when it isn't one. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return isBetween(bytes, at + 1, end, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int least = first == 0xE0 ? 0xA0 : 0x80;
            int most = first == 0xED ? 0x9F : 0xBF;
            return isBetween(bytes, at + 1, end, least, most) && isBetween(bytes, at + 2, end, 0x80, 0xBF) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int least = first == 0xF0 ? 0x90 : 0x80;
            int most = first == 0xF4 ? 0x8F : 0xBF;
            boolean good = isBetween(bytes, at + 1, end, least, most)
                    && isBetween(bytes, at + 2, end, 0x80, 0xBF)
                    && isBetween(bytes, at + 3, end, 0x80, 0xBF);
            return good ? 4 : 0;
        }
        return 0;
    }

    private static boolean isBetween(byte[] bytes, int at, int end, int least, int most) {
        return at < end && (bytes[at] & 0xFF) >= least && (bytes[at] & 0xFF) <= most;
    }
}
