package org.threadkeep.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threadkeep.bench.result.Spread;

/** How many turns the freezer was behind, at moments in their order. */
final class LagSamples {
    private final List<Double> samples = new ArrayList<>();

    synchronized void add(long turns) {
        samples.add((double) turns);
    }

    /** Of the second half: a lag that grows has a least one there that is above all of the first. Needs a sample. */
    synchronized Spread secondHalf() {
        return Spread.of(samples.subList(samples.size() / 2, samples.size()));
    }

    /** The same of the first half; needs two samples. */
    synchronized Spread firstHalf() {
        return Spread.of(samples.subList(0, samples.size() / 2));
    }

    static String text(Spread lag) {
        return String.format(
                Locale.ROOT, "least %,.0f, median %,.0f, most %,.0f", lag.least(), lag.median(), lag.most());
    }
}
