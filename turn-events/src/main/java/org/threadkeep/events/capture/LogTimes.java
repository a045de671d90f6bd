package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Times of log records, which count from 1970, as the contract writes times. */
final class LogTimes {
    /** The last second that RFC 3339 can name. */
    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);

    private LogTimes() {}

    /** A time in seconds, with fractions; null when it is none. */
    static JsonNode ofSeconds(JsonNode seconds) {
        return seconds.isNumber() ? of(seconds.decimalValue()) : null;
    }

    /** A time in milliseconds; null when it is none. */
    static JsonNode ofMillis(JsonNode millis) {
        return millis.isNumber() ? of(millis.decimalValue().movePointLeft(3)) : null;
    }

    private static JsonNode of(BigDecimal seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(LAST) > 0) {
            return null;
        }
        long micros = seconds.movePointRight(6).longValue();
        Instant time = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        return TextNode.valueOf(time.toString());
    }
}
