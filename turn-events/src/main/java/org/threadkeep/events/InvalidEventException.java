package org.threadkeep.events;

import java.util.Objects;

/**
 * Says that an event breaks the contract: which field, and what is wrong with it. Never holds content. Retrying the same
 * bytes is pointless.
 */
public final class InvalidEventException extends RuntimeException {
    private final String field;
    private final String reason;

    /**
     * Names the fault.
     *
     * @param field path of the offending field, such as {@code data.input.messages[2].role}; {@code event} for the whole
     * @param reason what is wrong, in words that hold no content
     */
    public InvalidEventException(String field, String reason) {
        super(field + ": " + reason);
        this.field = Objects.requireNonNull(field, "field");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Path of the offending field. */
    public String field() {
        return field;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
