package org.threadkeep.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Times that are whole milliseconds, written as {@link Instant} writes them: seconds, and a fraction of three digits or none. */
public final class Millis {
    private Millis() {}

    /** Milliseconds since 1970, if {@link #text} gives this text back. */
    public static OptionalLong of(String text) {
        try {
            long millis = Instant.parse(text).toEpochMilli();
            return text(millis).equals(text) ? OptionalLong.of(millis) : OptionalLong.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** The time that an RFC 3339 text with any offset tells. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time so many milliseconds after the beginning of 1970, in UTC. */
    public static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
