package org.threadkeep.archive.frame;

import java.util.Objects;

/**
 * Records as they are before compression.
 *
 * @param bytes as {@code FORMAT.md} lays them out; not copied
 * @param firstValue where the first record's value begins
 * @param lastValue where the last record's value begins
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record Plain(byte[] bytes, int firstValue, int lastValue) {
    /** The values lie in the bytes. */
    public Plain {
        Objects.requireNonNull(bytes, "bytes");
        if (firstValue < 0 || lastValue < firstValue || lastValue > bytes.length) {
            throw new IllegalArgumentException("values begin at " + firstValue + " and " + lastValue + " of "
                    + bytes.length + " bytes, which can't be");
        }
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }
}
