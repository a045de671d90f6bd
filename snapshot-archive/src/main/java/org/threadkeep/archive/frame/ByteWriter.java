package org.threadkeep.archive.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Writes lengths and bytes into an array that is large enough. */
final class ByteWriter {
    private final byte[] bytes;
    private int length;

    ByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** One byte, unsigned. */
    void octet(int value) {
        bytes[length++] = (byte) value;
    }

    /** Four bytes, the high one first. */
    void fixed32(int value) {
        ByteBuffer.wrap(bytes, length, 4).putInt(value);
        length += 4;
    }

    /** 16 bytes. */
    void uuid(UUID value) {
        ByteBuffer.wrap(bytes, length, 16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        length += 16;
    }

    /** An unsigned LEB128 number: seven bits a byte, the low ones first. */
    void varint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Bytes that {@link #varint} takes for a number. */
    static int varintLength(int value) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }

    /** A length, then so many bytes. */
    void block(byte[] content) {
        varint(content.length);
        put(content);
    }

    /** Bytes without their length. */
    void put(byte[] content, int from, int to) {
        System.arraycopy(content, from, bytes, length, to - from);
        length += to - from;
    }

    /** 0 for nothing; else a length and one, then so many bytes. */
    void optionalBlock(Optional<byte[]> content) {
        if (content.isEmpty()) {
            varint(0);
        } else {
            varint(content.get().length + 1);
            put(content.get());
        }
    }

    private void put(byte[] content) {
        put(content, 0, content.length);
    }

    /** How many bytes there are so far. */
    int length() {
        return length;
    }

    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
