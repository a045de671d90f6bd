package org.threadkeep.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Who accepted that offsets are lost, and why. It stands in the gap's manifest, so that the freeze log's chain covers it.
 *
 * @param acceptedBy who answers for it; 1 to {@value #LONGEST} characters
 * @param reason 1 to {@value #LONGEST} characters, none of them a turn's content
 * @param acceptedAt by the clock of whoever accepted it, to the millisecond
 */
public record AcceptedGap(String acceptedBy, String reason, Instant acceptedAt) {
    private static final int LONGEST = 2_000;

    /** Checks lengths; what is finer than a millisecond is cut off. */
    public AcceptedGap {
        text("acceptedBy", acceptedBy);
        text("reason", reason);
        acceptedAt = Objects.requireNonNull(acceptedAt, "acceptedAt").truncatedTo(ChronoUnit.MILLIS);
    }

    private static void text(String field, String value) {
        if (Fields.text(field, value).isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(field + " is blank or has more than " + LONGEST + " characters");
        }
    }
}
