package org.threadkeep.bench.lookup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threadkeep.bench.result.Series;

/** What one rival took to look one kind of key up, round after round. */
final class Rounds {
    private static final String UNIT = "lookups";

    private final Rival rival;
    private final Key key;
    private final Path ids;
    private final Series series;
    private final List<Measured> all = new ArrayList<>();

    /**
     * None yet.
     *
     * @param name of the series
     * @param ids that exist
     */
    Rounds(String name, Rival rival, Key key, Path ids) {
        this.rival = rival;
        this.key = key;
        this.ids = ids;
        this.series = new Series(name, UNIT);
    }

    void warmUp(Duration length) {
        rival.warmUp(key, length, ids);
    }

    /** One more, told as it ends. */
    void measure(Duration length) {
        Measured measured = rival.measure(key, length, ids);
        all.add(measured);
        series.add(measured.window());
        System.out.printf(
                Locale.ROOT,
                "  %-18s %-28s %,9.0f lookups/s, mean %,.0f µs%n",
                key.words(),
                series.name(),
                measured.window().rate(),
                measured.times().meanMicros());
    }

    /** With the times of all rounds, and the bytes of an answer if there is one. */
    Series series() {
        series.note(
                "time of one, medians",
                String.format(
                        Locale.ROOT,
                        "mean %,.0f µs, p50 %,.0f µs, p99 %,.0f µs",
                        Measured.medianTime(all, Times::meanMicros),
                        Measured.medianTime(all, Times::p50Micros),
                        Measured.medianTime(all, Times::p99Micros)));
        series.note(
                "bytes that the node read from the disk, for one",
                String.format(Locale.ROOT, "%,.0f", Measured.median(all, Measured::diskBytesPerLookup)));
        double answer = Measured.medianTime(all, Times::meanBytes);
        if (answer > 0) {
            series.note("bytes of an answer", answer);
        }
        return series;
    }

    /** Notes how many times as long a lookup took as in the other rounds, which were run in turn with these. */
    void compare(String fact, Rounds others) {
        series.note(fact, String.format(Locale.ROOT, "%.2f", Measured.ratio(all, others.all)));
    }
}
