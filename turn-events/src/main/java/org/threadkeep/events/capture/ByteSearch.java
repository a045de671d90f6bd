package org.threadkeep.events.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte, looking at eight at a time. */
public final class ByteSearch {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /** Where the first one is; {@code end} when there is none. */
    public static int indexOf(byte sought, byte[] bytes, int start, int end) {
        return indexOfEither(sought, sought, bytes, start, end);
    }

    /** Where the first of either is; {@code end} when there is none. */
    public static int indexOfEither(byte one, byte other, byte[] bytes, int start, int end) {
        long ones = ONES * (one & 0xFF);
        long others = ONES * (other & 0xFF);
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            long found = zeros(eight ^ ones) | zeros(eight ^ others);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < end && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** The lowest bit that is set belongs to the first byte that is 0 (Warren, Hacker's Delight, section 6-1). */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }
}
