package org.threadkeep.admin.publish;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records by what was done with them.
 *
 * @param sent again, or in a dry run: would have been
 * @param skipped because they were rejected for another field
 * @param byField all of them, by the field that they were rejected for
 */
public record ReDriveCounts(long sent, long skipped, Map<String, Long> byField) {
    /** None yet. */
    public static final ReDriveCounts NONE = new ReDriveCounts(0, 0, Map.of());

    /** Copies the map. */
    public ReDriveCounts {
        byField = Map.copyOf(byField);
    }

    ReDriveCounts and(ReDriveCounts more) {
        SortedMap<String, Long> sums = new TreeMap<>(byField);
        more.byField.forEach((field, records) -> sums.merge(field, records, Long::sum));
        return new ReDriveCounts(sent + more.sent, skipped + more.skipped, sums);
    }
}
