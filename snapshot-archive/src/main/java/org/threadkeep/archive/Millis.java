package org.threadkeep.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Times that are whole milliseconds, written as {@link Instant} writes them: seconds, and a fraction of three digits or none. */
public final class Millis {
    private static final String SECONDS = "2026-01-01T00:00:00Z";
    private static final String MILLIS = "2026-01-01T00:00:00.000Z";

    private Millis() {}

    /** Milliseconds since 1970, if {@link #text} gives this text back. */
    public static OptionalLong of(String text) {
        try {
            long millis = isUsual(text) ? parse(text) : Instant.parse(text).toEpochMilli();
            return text(millis).equals(text) ? OptionalLong.of(millis) : OptionalLong.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isUsual(String text) {
        return text.length() == SECONDS.length() || text.length() == MILLIS.length();
    }

    /** Reads digits only; what stands between them, {@link #of} compares with what it should be. */
    private static long parse(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long minutes = (days * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
        int millis = text.length() == MILLIS.length() ? number(text, 20, 23) : 0;
        return (minutes * 60 + number(text, 17, 19)) * 1000 + millis;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The time that an RFC 3339 text with any offset tells. */
    static Optional<Instant> instant(String text) {
        OptionalLong millis = of(text);
        if (millis.isPresent()) {
            return Optional.of(Instant.ofEpochMilli(millis.getAsLong()));
        }
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
