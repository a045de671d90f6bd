package org.threadkeep.catalog.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Consecutive numbers of a source that no frozen turn has, both ends included. */
@Schema(name = "CoverageGap")
public record Gap(@Schema(examples = "4711") long from, @Schema(examples = "4712") long to) {
    /** In order. */
    public Gap {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from is " + from + ", to " + to);
        }
    }

    /** How many turns are missing. */
    public long turns() {
        return to - from + 1;
    }
}
