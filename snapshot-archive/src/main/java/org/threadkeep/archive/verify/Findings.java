package org.threadkeep.archive.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one piece of work found. Not thread-safe. */
public final class Findings {
    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Counts. */
    public void count(Counted what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** Notes a fault, and counts it. */
    public void fault(Fault fault) {
        faults.add(fault);
        count(Counted.faults, 1);
    }

    /** Notes a fault, and counts it. */
    public void fault(String row, String expected, String found) {
        fault(new Fault(row, expected, found));
    }

    /** Notes what is no fault by itself, but may be the trace of one. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    /** What was counted; what is not there is 0. */
    public Map<Counted, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** In the order in which they were found. */
    public List<Fault> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** In the order in which they were found. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }
}
