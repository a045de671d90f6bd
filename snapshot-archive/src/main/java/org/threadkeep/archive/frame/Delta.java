package org.threadkeep.archive.frame;

import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;

/**
 * The content of a frame that has a base or pieces: which of their bytes to copy, and one zstd frame of the bytes between. What is new in
 * a call takes time in proportion to itself then, and what it repeats only that of being compared.
 */
final class Delta {
    private Delta() {}

    /** Copies, then zstd. */
    static byte[] encode(Plain base, Plain plain, ZstdFrames zstd) {
        return encode(Copies.find(base, plain), base.bytes(), plain.bytes(), zstd);
    }

    static byte[] encode(List<Copy> copies, byte[] base, byte[] plain, ZstdFrames zstd) {
        return encode(new byte[0], copies, Optional.of(base), plain, zstd);
    }

    /**
     * The same behind {@code keys}.
     *
     * @param copies from the base's records and the pieces behind them
     */
    static byte[] encode(byte[] keys, List<Copy> copies, Optional<byte[]> base, byte[] plain, ZstdFrames zstd) {
        byte[] between = between(copies, plain);
        byte[] compressed = base.isPresent()
                ? zstd.compress(between, Window.of(copies, base))
                : zstd.compressWithStructure(between);
        ByteWriter out = new ByteWriter(keys.length + CopiesCodec.maxLength(copies) + compressed.length);
        out.put(keys, 0, keys.length);
        CopiesCodec.write(copies, out);
        out.put(compressed, 0, compressed.length);
        return out.bytes();
    }

    private static byte[] between(List<Copy> copies, byte[] plain) {
        if (copies.isEmpty()) {
            return plain;
        }
        int between = plain.length;
        for (Copy copy : copies) {
            between -= copy.length();
        }
        ByteWriter out = new ByteWriter(between);
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
        return decode(new ByteReader(content), Sources.of(base));
    }

    /**
     * The same, once the keys are read.
     *
     * @throws ArchiveFormatException when these bytes copy from other sources
     */
    static byte[] decode(ByteReader in, Sources sources) {
        List<Copy> copies = CopiesCodec.read(in, sources.length());
        byte[] between = sources.base().isPresent()
                ? ZstdFrames.decompress(in.all(), in.position(), Window.of(copies, sources.base()))
                : ZstdFrames.decompressWithStructure(in.all(), in.position(), FrameReader.MAX_PLAIN_BYTES);
        byte[] plain = new byte[length(between, copies)];
        int at = 0;
        int taken = 0;
        for (Copy copy : copies) {
            int before = copy.at() - at;
            if (before > between.length - taken) {
                throw new ArchiveFormatException("the delta has fewer bytes between its copies than it says");
            }
            System.arraycopy(between, taken, plain, at, before);
            sources.copy(copy, plain);
            taken += before;
            at = copy.end();
        }
        System.arraycopy(between, taken, plain, at, between.length - taken);
        return plain;
    }

    private static int length(byte[] between, List<Copy> copies) {
        long length = between.length;
        for (Copy copy : copies) {
            length += copy.length();
        }
        if (length > FrameReader.MAX_PLAIN_BYTES) {
            throw new ArchiveFormatException("the delta makes " + length + " bytes, more than a frame holds");
        }
        return (int) length;
    }
}
