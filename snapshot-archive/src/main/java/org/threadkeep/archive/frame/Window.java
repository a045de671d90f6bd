package org.threadkeep.archive.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The bytes that zstd may refer to when it packs what no copy covers: the last of the base's records, without what both end with; or the
 * {@link Structure}, where there is no base.
 *
 * @param bytes not copied
 * @param start of the window
 * @param end of the window
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
record Window(byte[] bytes, int start, int end) {
    /** So many of the base's bytes at most. */
    static final int BYTES = 32 << 10;

    static Window of(List<Copy> copies, Optional<byte[]> base) {
        return base.map(records -> of(copies, records))
                .orElseGet(() -> new Window(Structure.bytes(), 0, Structure.bytes().length));
    }

    /** Empty when zstd would take it for a trained dictionary. */
    private static Window of(List<Copy> copies, byte[] base) {
        int end = end(copies, base.length);
        int start = Math.max(0, end - BYTES);
        return new Window(base, ZstdFrames.isTrained(base, start, end) ? end : start, end);
    }

    private static int end(List<Copy> copies, int baseLength) {
        Copy last = copies.isEmpty() ? new Copy(0, 0, 0) : copies.get(copies.size() - 1);
        return copies.size() > 1 && last.sourceEnd() == baseLength ? last.from() : baseLength;
    }

    byte[] content() {
        return start == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, end);
    }
}
