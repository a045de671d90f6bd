package org.threadkeep.bench.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threadkeep.bench.result.Series;

/**
 * One key with so many data.
 *
 * @param timesTheFirst how many times the data of the first stage there are
 * @param ids that exist
 */
record Stage(Key key, int timesTheFirst, Path ids) {
    private static final String UNIT = "lookups";

    /**
     * All rounds of it.
     *
     * @param ours rounds of the catalog
     * @param bare rounds of the driver
     * @param series of both, the catalog first
     */
    record Rounds(List<Measured> ours, List<Measured> bare, List<Series> series) {}

    Rounds run(Rival catalog, Rival driver, Pace pace) {
        Rounds rounds = new Rounds(
                new ArrayList<>(), new ArrayList<>(), List.of(series(catalog.name()), series(driver.name())));
        catalog.warmUp(key, pace.warmUp(), ids);
        driver.warmUp(key, pace.warmUp(), ids);
        for (int round = 0; round < pace.rounds(); round++) {
            measure(catalog, pace, rounds.ours(), rounds.series().get(0));
            measure(driver, pace, rounds.bare(), rounds.series().get(1));
        }
        note(rounds.ours(), rounds.series().get(0));
        note(rounds.bare(), rounds.series().get(1));
        rounds.series().get(0).note("bytes of an answer", Measured.medianTime(rounds.ours(), Times::meanBytes));
        rounds.series().get(0).note("mean time / bare driver's", ratio(Measured.ratio(rounds.ours(), rounds.bare())));
        return rounds;
    }

    private Series series(String name) {
        return new Series("%dx: %s".formatted(timesTheFirst, name), UNIT);
    }

    private void measure(Rival rival, Pace pace, List<Measured> rounds, Series series) {
        Measured measured = rival.measure(key, pace.measured(), ids);
        rounds.add(measured);
        series.add(measured.window());
        System.out.printf(
                Locale.ROOT,
                "  %-18s %-18s %,9.0f lookups/s, mean %,.0f µs%n",
                key.words(),
                series.name(),
                measured.window().rate(),
                measured.times().meanMicros());
    }

    private static void note(List<Measured> rounds, Series series) {
        series.note(
                "time of one, medians",
                String.format(
                        Locale.ROOT,
                        "mean %,.0f µs, p50 %,.0f µs, p99 %,.0f µs",
                        Measured.medianTime(rounds, Times::meanMicros),
                        Measured.medianTime(rounds, Times::p50Micros),
                        Measured.medianTime(rounds, Times::p99Micros)));
        series.note(
                "bytes that the node read from the disk, for one",
                String.format(Locale.ROOT, "%,.0f", Measured.median(rounds, Measured::diskBytesPerLookup)));
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
