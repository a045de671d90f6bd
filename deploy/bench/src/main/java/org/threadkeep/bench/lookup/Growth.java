package org.threadkeep.bench.lookup;

import java.util.ArrayList;
import java.util.List;
import org.threadkeep.bench.result.Series;

/** One key while data grow. */
final class Growth {
    private final List<Stage.Rounds> stages = new ArrayList<>();

    /** Notes how many times as long a lookup takes as in the first stage. */
    void add(Stage stage, Stage.Rounds rounds) {
        stages.add(rounds);
        if (stages.size() > 1) {
            Stage.Rounds first = stages.get(0);
            String fact = "mean time at %dx / that at 1x".formatted(stage.timesTheFirst());
            rounds.series().get(0).note(fact, Stage.ratio(Measured.ratio(rounds.ours(), first.ours())));
            rounds.series().get(1).note(fact, Stage.ratio(Measured.ratio(rounds.bare(), first.bare())));
        }
    }

    List<Series> series() {
        return stages.stream().flatMap(rounds -> rounds.series().stream()).toList();
    }
}
