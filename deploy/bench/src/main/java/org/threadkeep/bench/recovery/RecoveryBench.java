package org.threadkeep.bench.recovery;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.threadkeep.bench.freeze.FrozenPacks;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.result.Spread;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;

/** Kills the freezer in the middle of its work, starts it again, and looks how soon it goes on and how fast it catches up. */
public final class RecoveryBench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final List<BenchTurn> turns;
    private final JvmOptions jvm;

    /** On a system of its own; the topic is made anew for each round. */
    public RecoveryBench(
            BenchSystem system, TurnTopic topic, CqlSession session, List<BenchTurn> turns, JvmOptions jvm) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.turns = turns;
        this.jvm = jvm;
    }

    /** Rounds of it; the rate is that of what was left after the first commit. */
    public List<Series> run(int rounds) {
        Series series = new Series("catching up");
        List<Comeback> comebacks = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            topic.renew(TurnTopic.USUAL_PARTITIONS);
            topic.fill(turns);
            KilledFreezer freezer = new KilledFreezer(system, topic, session, jvm, PATIENCE);
            comebacks.add(freezer.killed(turns.size(), series));
            requireOnce();
            System.out.printf(
                    Locale.ROOT,
                    "  round %d  first commit %.1f s after the kill, then %,.0f turns/s%n",
                    round,
                    comebacks.get(round - 1).secondsFromKill(),
                    series.last().rate());
        }
        series.note("s from SIGKILL to the first commit", seconds(comebacks, Comeback::secondsFromKill));
        series.note("s from the start to the first commit", seconds(comebacks, Comeback::secondsFromStart));
        series.note(
                "turns left after the first commit, least",
                comebacks.stream().mapToLong(Comeback::rest).min().orElseThrow());
        series.note("lost or frozen twice", 0);
        return List.of(series);
    }

    private void requireOnce() {
        FrozenOnce.of(turns)
                .read(FrozenPacks.archive(session, system.keys().encryption()))
                .require();
    }

    private static String seconds(List<Comeback> comebacks, ToDoubleFunction<Comeback> time) {
        Spread spread = Spread.of(comebacks.stream().map(time::applyAsDouble).toList());
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", spread.median(), spread.least(), spread.most());
    }
}
