package org.threadkeep.events;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which call of which trace something belongs to, as W3C Trace Context writes it.
 *
 * @param traceId 32 hex digits, not all zero
 * @param spanId 16 hex digits, not all zero
 * @param sampled whether the caller records this trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    /** The HTTP header, and the attribute of CloudEvents' extension for distributed tracing. */
    public static final String NAME = "traceparent";

    /** The header of a Kafka record that holds the attribute. */
    public static final String RECORD_HEADER = TurnRecordCodec.HEADER_PREFIX + NAME;

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern ZERO = Pattern.compile("0+");
    private static final int SAMPLED = 1;
    private static final int HEX = 16;

    /** Checks that nothing is null. */
    public TraceParent {
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(spanId, "spanId");
    }

    /** Reads one; empty when it is none, which is no reason to refuse what it came with. */
    public static Optional<TraceParent> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()
                || matcher.group(1).equals("ff")
                || (matcher.group(1).equals("00") && matcher.group(5) != null)
                || ZERO.matcher(matcher.group(2)).matches()
                || ZERO.matcher(matcher.group(3)).matches()) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(4), HEX) & SAMPLED) == SAMPLED;
        return Optional.of(new TraceParent(matcher.group(2), matcher.group(3), sampled));
    }

    /** In version 00. */
    public String text() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
