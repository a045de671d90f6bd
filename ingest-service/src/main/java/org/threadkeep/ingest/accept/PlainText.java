package org.threadkeep.ingest.accept;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Text of printable ASCII characters within a JSON string, passed over eight at a time: most bytes of a body are that. */
final class PlainText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private PlainText() {}

    /** Where the first quote, backslash, control character or byte beyond ASCII stands; {@code end} when there is none. */
    static int end(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end && isPlain((long) EIGHT.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < end && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /**
     * The same of eight bytes. Where the high bit of a byte isn't set, subtracting borrows from it only if it is smaller, or if a
     * byte below it borrowed, which then is none that is plain either.
     */
    private static boolean isPlain(long eight) {
        long control = eight - ONES * ' ';
        long quote = (eight ^ (ONES * '"')) - ONES;
        long backslash = (eight ^ (ONES * '\\')) - ONES;
        return ((eight | control | quote | backslash) & HIGH_BITS) == 0;
    }
}
