package org.threadkeep.ingest.accept;

import java.util.Locale;
import org.threadkeep.events.Attribute;

/** Kinds of reasons for which an event is rejected; few and fixed, so that they can be a metric's label. */
public enum Fault {
    /** No event can be made out. */
    MALFORMED,
    /** An attribute is missing or wrong. */
    ATTRIBUTE,
    /** The data are missing or not in the shape of a turn. */
    DATA,
    /** A field, or the whole event, is longer than allowed. */
    TOO_LARGE,
    /** Taking it apart needs more memory than the service has. */
    TOO_INTRICATE,
    /** The service failed at it; its log says where. */
    INTERNAL;

    /** What is said of an event that exceeds the memory. */
    public static final String INTRICATE =
            "has so many values that taking it apart exceeds this service's memory; a larger heap takes it";

    private static final String DATA_FIELD = "data";
    private static final String OVERSIZE = " are allowed";

    /** The word for metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a reason that the event library gives. */
    static Fault of(String field, String reason) {
        if (reason.equals(INTRICATE)) {
            return TOO_INTRICATE;
        }
        if (reason.endsWith(OVERSIZE)) {
            return TOO_LARGE;
        }
        if (field.equals(DATA_FIELD) || field.startsWith(DATA_FIELD + ".") || field.startsWith("event." + DATA_FIELD)) {
            return DATA;
        }
        boolean attribute = Attribute.named(field).isPresent() || !field.startsWith("event");
        return attribute ? ATTRIBUTE : MALFORMED;
    }
}
