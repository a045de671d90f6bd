package org.threadkeep.archive;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a pack before anything of it is written.
 *
 * @param value a version 7 UUID (RFC 9562): its time tells the age of chunks that no log entry refers to
 */
public record PackId(UUID value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VERSION = 7;

    /** Checks the UUID's version. */
    public PackId {
        Objects.requireNonNull(value, "value");
        if (value.version() != VERSION || value.variant() != 2) {
            throw new IllegalArgumentException("value is not a version 7 UUID");
        }
    }

    /** A new one. */
    public static PackId next() {
        long time = System.currentTimeMillis();
        long high = (time << 16) | (VERSION << 12) | (RANDOM.nextInt() & 0xfff);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new PackId(new UUID(high, low));
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when it isn't a version 7 UUID
     */
    public static PackId parse(String text) {
        return new PackId(UUID.fromString(text));
    }

    /** When it was made, by the clock of the freezer that made it. */
    public Instant createdAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** The UUID in lower case. */
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
