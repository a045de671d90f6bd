package org.threadkeep.bench.whole;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.Round;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.ingest.Bodies;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.Indexed;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;

/** The three services at a steady rate. */
public final class WholeBench {
    private static final int TURNS_PER_BODY = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final Iterator<BenchTurn> turns;
    private final JvmOptions jvm;

    /**
     * On a system whose topic holds turns already: those are frozen and indexed first.
     *
     * @param turns to post: others, and enough of them
     */
    public WholeBench(
            BenchSystem system, TurnTopic topic, CqlSession session, Iterator<BenchTurn> turns, JvmOptions jvm) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.turns = turns;
        this.jvm = jvm;
    }

    /**
     * Posts turns at a steady rate.
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
            Path bodies =
                    Bodies.write(turns, TURNS_PER_BODY, system.folders().root().resolve("bodies"));
            long count = (long) (turnsPerSecond * length.toSeconds());
            Series series = new Series("end to end");
            new Round(system)
                    .run(new WholeWay(system, services, topic, bodies, count, turnsPerSecond / TURNS_PER_BODY), series);
            series.note("posted a second", turnsPerSecond);
            return List.of(series);
        } finally {
            new ArrayList<>(processes).forEach(ServerProcess::stop);
        }
    }

    private void awaitCaughtUp() {
        if (!Wait.until(PATIENCE, () -> topic.committed(Freezer.GROUP) >= topic.end())) {
            throw new IllegalStateException("the backlog isn't frozen after " + PATIENCE);
        }
        if (!Wait.until(PATIENCE, () -> Indexed.turns(session) >= topic.end())) {
            throw new IllegalStateException("the backlog isn't indexed after " + PATIENCE);
        }
    }
}
