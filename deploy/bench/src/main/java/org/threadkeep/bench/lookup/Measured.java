package org.threadkeep.bench.lookup;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.threadkeep.bench.result.Spread;
import org.threadkeep.bench.result.Window;

/**
 * A round of lookups.
 *
 * @param times of each lookup
 * @param window of all
 * @param diskBytes that the node read from the disk for all of them
 */
record Measured(Times times, Window window, long diskBytes) {
    /** What the node read from the disk for one lookup, in bytes: it says whether the data were in memory. */
    double diskBytesPerLookup() {
        return (double) diskBytes / times.lookups();
    }

    /** The median of some rounds. */
    static double median(List<Measured> rounds, ToDoubleFunction<Measured> what) {
        return Spread.of(rounds.stream().map(what::applyAsDouble).toList()).median();
    }

    /** The same of what their times say. */
    static double medianTime(List<Measured> rounds, ToDoubleFunction<Times> time) {
        return median(rounds, round -> time.applyAsDouble(round.times()));
    }

    /** How many times as long the mean of some rounds is as that of others, by their medians. */
    static double ratio(List<Measured> rounds, List<Measured> others) {
        return medianTime(rounds, Times::meanMicros) / medianTime(others, Times::meanMicros);
    }
}
