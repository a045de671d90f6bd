package org.threadkeep.bench.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.bench.freeze.Round;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.ingest.Bodies;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;

/** The three services at a steady rate, and the freezer after it was killed. */
public final class WholeBench {
    private static final int TURNS_PER_BODY = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final BenchSystem system;
    private final TurnTopic topic;
    private final List<BenchTurn> turns;
    private final JvmOptions jvm;

    /** On a system whose topic holds turns already: those are frozen first. */
    public WholeBench(BenchSystem system, TurnTopic topic, List<BenchTurn> turns, JvmOptions jvm) {
        this.system = system;
        this.topic = topic;
        this.turns = turns;
        this.jvm = jvm;
    }

    /**
     * Posts half of the turns, or less, at a steady rate; kills the freezer, and lets it freeze the other half.
     *
     * @param turnsPerSecond that are due
     */
    public List<Series> run(double turnsPerSecond, Duration length) {
        Map<String, ServiceOf> services = new LinkedHashMap<>();
        services.put("freezer", ServiceOf.freezer(system, jvm));
        services.put("catalog", ServiceOf.catalog(system, jvm));
        services.put("ingest", ServiceOf.ingest(system, jvm));
        List<ServerProcess> processes =
                services.values().stream().map(ServiceOf::process).toList();
        try {
            processes.forEach(ServerProcess::start);
            awaitCaughtUp();
            Path bodies = Bodies.write(
                    turns.subList(0, turns.size() / 2),
                    TURNS_PER_BODY,
                    system.folders().root().resolve("bodies"));
            long count = Math.min(turns.size() / 2, (long) (turnsPerSecond * length.toSeconds()));
            Series series = new Series("end to end");
            new Round(system)
                    .run(new WholeWay(system, services, topic, bodies, count, turnsPerSecond / TURNS_PER_BODY), series);
            series.note("posted a second", turnsPerSecond);
            series.note(
                    "from SIGKILL to the first turn frozen again",
                    recovery(services.get("freezer").process()));
            return List.of(series);
        } finally {
            new ArrayList<>(processes).forEach(ServerProcess::stop);
        }
    }

    /** A backlog is there when the freezer is started again, so that it has something to freeze at once. */
    private String recovery(ServerProcess freezer) {
        awaitCaughtUp();
        freezer.kill();
        long killed = System.nanoTime();
        List<BenchTurn> backlog = turns.subList(turns.size() / 2, turns.size());
        topic.fill(backlog);
        long before = topic.committed(WholeWay.FREEZER_GROUP);
        freezer.launch();
        if (!Wait.until(PATIENCE, () -> topic.committed(WholeWay.FREEZER_GROUP) > before)) {
            throw new IllegalStateException("nothing was frozen for " + PATIENCE);
        }
        long first = System.nanoTime();
        awaitCaughtUp();
        return "%.1f s (with the refill of the topic in between); the backlog of %,d turns %.1f s later"
                .formatted((first - killed) / 1e9, backlog.size(), (System.nanoTime() - first) / 1e9);
    }

    private void awaitCaughtUp() {
        if (!Wait.until(PATIENCE, () -> topic.committed(WholeWay.FREEZER_GROUP) >= topic.end())) {
            throw new IllegalStateException("the backlog isn't frozen after " + PATIENCE);
        }
    }
}
