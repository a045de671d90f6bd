package org.threadkeep.catalog.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.storage.SourceName;

/**
 * How much of what a source made is frozen.
 *
 * @param from the first number that is looked at
 * @param settled the last number that had time to be frozen; before {@code from} when none had yet
 * @param gaps the first {@value #MAX_GAPS}, in order
 */
@Schema(name = "SourceCoverage")
public record SourceCoverage(
        String tenant,
        String source,
        @Schema(description = "The first number that is looked at: a million before the last, or the first of all.")
                long from,
        @Schema(description = "The last number that had time to be frozen.") long settled,
        @Schema(description = "Turns that the source says it made, from the one to the other.") long expected,
        @Schema(description = "Those of them that are not frozen.") long missing,
        @Schema(description = "Which; at most 100.") List<Gap> gaps) {

    static final int MAX_GAPS = 100;

    /** Copies the list. */
    public SourceCoverage {
        gaps = List.copyOf(gaps);
        if (missing < 0 || missing > expected) {
            throw new IllegalArgumentException("missing is " + missing + " of " + expected);
        }
    }

    /**
     * Looks for gaps.
     *
     * @param seen which numbers are frozen: bit 0 stands for {@code base}
     * @param from the first number to look at, at least {@code base}
     * @param settled the last; nothing after it is missed yet
     */
    static SourceCoverage of(SourceName name, BitSet seen, long base, long from, long settled) {
        List<Gap> gaps = new ArrayList<>();
        long missing = 0;
        long last = settled - base; // as a bit: numbers themselves go up to the highest that can be
        for (int at = seen.nextClearBit((int) (from - base)); at <= last; at = seen.nextClearBit(at)) {
            int next = seen.nextSetBit(at);
            long end = next < 0 ? last : Math.min(last, next - 1);
            Gap gap = new Gap(base + at, base + end);
            missing += gap.turns();
            if (gaps.size() < MAX_GAPS) {
                gaps.add(gap);
            }
            at = (int) end + 1;
        }
        return new SourceCoverage(
                name.tenant(), name.source(), from, settled, Math.max(0, settled - from + 1), missing, gaps);
    }

    /** Whether nothing is missing. */
    boolean isComplete() {
        return missing == 0;
    }
}
