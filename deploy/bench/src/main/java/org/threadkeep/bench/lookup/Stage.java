package org.threadkeep.bench.lookup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.threadkeep.bench.result.Series;

/**
 * One key in a small index and in one that holds so many times the data, asked in turn: a machine that is slower at one time than at
 * another is as much slower for both.
 *
 * @param smallCatalog what the catalog of the small one took
 * @param largeCatalog what that of the large one took
 * @param smallDriver what the bare driver took in the small one
 * @param largeDriver what it took in the large one
 */
record Stage(Rounds smallCatalog, Rounds largeCatalog, Rounds smallDriver, Rounds largeDriver) {
    private static final String TO_DRIVER = "mean time / bare driver's";
    private static final String TO_SMALL = "mean time / that at 1x";

    /**
     * Of two holdings.
     *
     * @param times the data of the small one that the large one has
     * @param ofSmall keys of that kind in it
     * @param ofLarge those in the other
     */
    static Stage of(int times, Key key, Holding small, Path ofSmall, Holding large, Path ofLarge) {
        return new Stage(
                new Rounds("1x beside %dx: catalog".formatted(times), small.catalog(), key, ofSmall),
                new Rounds("%dx: catalog".formatted(times), large.catalog(), key, ofLarge),
                new Rounds("1x beside %dx: bare driver".formatted(times), small.driver(), key, ofSmall),
                new Rounds("%dx: bare driver".formatted(times), large.driver(), key, ofLarge));
    }

    void warmUp(Duration length) {
        inTurn().forEach(rounds -> rounds.warmUp(length));
    }

    List<Series> run(Pace pace) {
        warmUp(pace.warmUp());
        for (int round = 0; round < pace.rounds(); round++) {
            inTurn().forEach(rounds -> rounds.measure(pace.measured()));
        }
        smallCatalog.compare(TO_DRIVER, smallDriver);
        largeCatalog.compare(TO_DRIVER, largeDriver);
        largeCatalog.compare(TO_SMALL, smallCatalog);
        largeDriver.compare(TO_SMALL, smallDriver);
        return inTurn().stream().map(Rounds::series).toList();
    }

    private List<Rounds> inTurn() {
        return List.of(smallCatalog, largeCatalog, smallDriver, largeDriver);
    }
}
