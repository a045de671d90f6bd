package org.threadkeep.admin.coverage;

import java.util.List;

/**
 * What the catalog found when it looked last.
 *
 * @param lookedAt RFC 3339, or {@code never}
 * @param allSources false when there are more than it looks at
 * @param expected turns that sources say they made
 * @param missing those of them that are not frozen; not all need to be in the gaps
 */
public record Coverage(String lookedAt, boolean allSources, long expected, long missing, long sources, List<Gap> gaps) {
    /** Consecutive numbers of a source, both ends included. */
    public record Gap(String tenant, String source, long from, long to) {}

    /** Copies the list. */
    public Coverage {
        gaps = List.copyOf(gaps);
    }
}
