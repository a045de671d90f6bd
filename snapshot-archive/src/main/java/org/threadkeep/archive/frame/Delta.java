package org.threadkeep.archive.frame;

import java.util.Arrays;
import java.util.List;
import org.threadkeep.archive.ArchiveFormatException;

/**
 * The content of a frame that has a base: which of the base's bytes to copy, and one zstd frame of the bytes between. What is new in a
 * call takes time in proportion to itself then, and what it repeats only that of being compared.
 */
final class Delta {
    /** So many of the base's bytes zstd may refer to: its last ones, without what both end with. */
    static final int WINDOW_BYTES = 32 << 10;

    private Delta() {}

    /** Copies, then zstd. */
    static byte[] encode(Plain base, Plain plain, ZstdFrames zstd) {
        return encode(Copies.find(base, plain), base.bytes(), plain.bytes(), zstd);
    }

    static byte[] encode(List<Copy> copies, byte[] base, byte[] plain, ZstdFrames zstd) {
        int end = windowEnd(copies, base.length);
        byte[] compressed = zstd.compress(between(copies, plain), base, windowStart(base, end), end);
        ByteWriter out = new ByteWriter(CopiesCodec.maxLength(copies) + compressed.length);
        CopiesCodec.write(copies, out);
        out.put(compressed, 0, compressed.length);
        return out.bytes();
    }

    /** The end, so that there is no window, when zstd would take it for a trained dictionary. */
    private static int windowStart(byte[] base, int end) {
        int start = Math.max(0, end - WINDOW_BYTES);
        return ZstdFrames.isTrained(base, start, end) ? end : start;
    }

    private static byte[] window(List<Copy> copies, byte[] base) {
        int end = windowEnd(copies, base.length);
        return Arrays.copyOfRange(base, windowStart(base, end), end);
    }

    private static int windowEnd(List<Copy> copies, int baseLength) {
        Copy last = copies.isEmpty() ? new Copy(0, 0, 0) : copies.get(copies.size() - 1);
        return copies.size() > 1 && last.sourceEnd() == baseLength ? last.from() : baseLength;
    }

    private static byte[] between(List<Copy> copies, byte[] plain) {
        if (copies.isEmpty()) {
            return plain;
        }
        int copied = copies.stream().mapToInt(Copy::length).sum();
        ByteWriter out = new ByteWriter(plain.length - copied);
        int at = 0;
        for (Copy copy : copies) {
            out.put(plain, at, copy.at());
            at = copy.end();
        }
        out.put(plain, at, plain.length);
        return out.bytes();
    }

    /**
     * What was encoded.
     *
     * @throws ArchiveFormatException when these bytes are no delta on that base
     */
    static byte[] decode(byte[] content, byte[] base) {
        ByteReader in = new ByteReader(content);
        List<Copy> copies = CopiesCodec.read(in, base.length);
        byte[] between = ZstdFrames.decompress(in.rest(), window(copies, base));
        byte[] plain = new byte[length(between, copies)];
        int at = 0;
        int taken = 0;
        for (Copy copy : copies) {
            int before = copy.at() - at;
            if (before > between.length - taken) {
                throw new ArchiveFormatException("the delta has fewer bytes between its copies than it says");
            }
            System.arraycopy(between, taken, plain, at, before);
            System.arraycopy(base, copy.from(), plain, copy.at(), copy.length());
            taken += before;
            at = copy.end();
        }
        System.arraycopy(between, taken, plain, at, between.length - taken);
        return plain;
    }

    private static int length(byte[] between, List<Copy> copies) {
        long length = between.length + copies.stream().mapToLong(Copy::length).sum();
        if (length > FrameReader.MAX_PLAIN_BYTES) {
            throw new ArchiveFormatException("the delta makes " + length + " bytes, more than a frame holds");
        }
        return (int) length;
    }
}
