package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;

/** Reads what {@link ByteWriter} wrote; never allocates more than the bytes that are there. */
final class ByteReader {
    private static final int LAST_SHIFT = 28;

    /** What Java reads instead of bytes that are not UTF-8. */
    private static final char IN_PLACE_OF_WRONG = '\uFFFD';

    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One byte, unsigned. */
    int octet() {
        return Byte.toUnsignedInt(take(1).get());
    }

    /** Four bytes, the high one first. */
    int fixed32() {
        return take(4).getInt();
    }

    /** 16 bytes. */
    UUID uuid() {
        ByteBuffer halves = take(16);
        return new UUID(halves.getLong(), halves.getLong());
    }

    /** So many bytes. */
    byte[] exactly(int length) {
        byte[] exact = new byte[length];
        take(length).get(exact);
        return exact;
    }

    private ByteBuffer take(int length) {
        if (length > bytes.length - position) {
            throw new ArchiveFormatException("bytes end too early, at byte " + position);
        }
        position += length;
        return ByteBuffer.wrap(bytes, position - length, length);
    }

    /** A count of things of which each takes a byte or more. */
    int count() {
        int count = varint();
        if (count > bytes.length - position) {
            throw new ArchiveFormatException("records end too early, at byte " + position);
        }
        return count;
    }

    /** A length, then so many bytes. */
    byte[] block() {
        return bytes(count());
    }

    /** 0 for nothing; else a length and one, then so many bytes. */
    Optional<byte[]> optionalBlock() {
        int length = varint();
        if (length - 1 > bytes.length - position) {
            throw new ArchiveFormatException("records end too early, at byte " + position);
        }
        return length == 0 ? Optional.empty() : Optional.of(bytes(length - 1));
    }

    private byte[] bytes(int length) {
        byte[] block = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return block;
    }

    /** A block of UTF-8. */
    String text() {
        int start = position;
        int length = count();
        String text = new String(bytes, position, length, UTF_8);
        position += length;
        if (text.indexOf(IN_PLACE_OF_WRONG) >= 0
                && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, position - length, position))) {
            throw new ArchiveFormatException("the name at byte " + start + " of the records is not UTF-8");
        }
        return text;
    }

    /** The bytes that are read; not copied. */
    byte[] all() {
        return bytes;
    }

    /** How many of them were read. */
    int position() {
        return position;
    }

    void requireEnd() {
        if (position != bytes.length) {
            throw new ArchiveFormatException("records end at byte " + position + ", but there are " + bytes.length);
        }
    }

    /** An unsigned number below 2^31. */
    int varint() {
        int value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            if (position == bytes.length) {
                throw new ArchiveFormatException("records end too early, at byte " + position);
            }
            byte next = bytes[position++];
            value |= (next & 0x7f) << shift;
            if (next >= 0 && value >= 0 && (shift < LAST_SHIFT || next < 8)) {
                return value;
            }
            if (next >= 0) {
                break;
            }
        }
        throw new ArchiveFormatException("the number before byte " + position + " of the records is too large");
    }
}
