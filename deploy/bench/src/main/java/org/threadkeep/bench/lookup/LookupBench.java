package org.threadkeep.bench.lookup;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.threadkeep.bench.contender.AskCatalog;
import org.threadkeep.bench.contender.ReadRows;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.Indexed;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.Keyspaces;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;

/** What the catalog answers by each key, beside the bare driver that reads the same rows, while data grow a hundredfold. */
public final class LookupBench {
    private static final int[] TIMES_THE_FIRST = {1, 10, 100};
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final List<BenchTurn> turns;
    private final JvmOptions jvm;
    private final KnownKeys keys;
    private final Set<Key> asked;

    /**
     * On a system whose topic is empty, and where nothing is frozen or indexed.
     *
     * @param seed of the order in which keys are looked up
     * @param asked by what to look up
     */
    public LookupBench(
            BenchSystem system,
            TurnTopic topic,
            CqlSession session,
            List<BenchTurn> turns,
            JvmOptions jvm,
            long seed,
            Set<Key> asked) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.turns = turns;
        this.jvm = jvm;
        this.keys = new KnownKeys(session, system.folders().root(), seed);
        this.asked = new TreeSet<>(asked);
    }

    /** A table for each key: the catalog and the driver, with a hundredth of the turns, with a tenth, and with all. */
    public Map<Key, List<Series>> run(Pace pace) {
        ServiceOf freezer = ServiceOf.freezer(system, jvm);
        ServiceOf catalog = ServiceOf.catalog(system, jvm);
        List<ServerProcess> processes = List.of(freezer.process(), catalog.process());
        try {
            processes.forEach(ServerProcess::start);
            return run(pace, catalog);
        } finally {
            processes.forEach(ServerProcess::stop);
        }
    }

    private Map<Key, List<Series>> run(Pace pace, ServiceOf catalog) {
        Map<Key, Growth> growth = new TreeMap<>();
        Path folder = system.folders().root();
        try (Asker http = new Asker(AskCatalog.class, List.of(Integer.toString(catalog.port())), folder);
                Asker driver = new Asker(ReadRows.class, node(), folder)) {
            Rival ours = new Rival(
                    "catalog",
                    http,
                    () -> cpu(Map.of(
                            "catalog", CpuSeconds.of(BenchSystem.pid(catalog.process())), "client", http.cpuSeconds())),
                    system::nodeDiskReads);
            Rival bare = new Rival(
                    "bare driver", driver, () -> cpu(Map.of("driver", driver.cpuSeconds())), system::nodeDiskReads);
            for (int times : TIMES_THE_FIRST) {
                List<BenchTurn> indexed = fill(times);
                int alike = part(TIMES_THE_FIRST[0]);
                if (growth.isEmpty()) {
                    warmUp(List.of(ours, bare), indexed, alike, pace.atFirst());
                }
                for (Key key : asked) {
                    Stage stage = new Stage(key, times, keys.of(key, indexed, alike));
                    growth.computeIfAbsent(key, any -> new Growth()).add(stage, stage.run(ours, bare, pace));
                }
            }
        }
        Map<Key, List<Series>> all = new TreeMap<>();
        growth.forEach((key, stages) -> all.put(key, stages.series()));
        return all;
    }

    /** Publishes what is missing of so many hundredths of the turns, and waits until they are indexed and the node is at rest. */
    private List<BenchTurn> fill(int hundredths) {
        int count = part(hundredths);
        topic.fill(turns.subList((int) topic.end(), count));
        awaitIndexed();
        system.settle(Keyspaces.ARCHIVE, Keyspaces.CATALOG, Keyspaces.REGISTRY);
        System.out.printf("  %,d turns are indexed%n", count);
        return turns.subList(0, count);
    }

    private int part(int hundredths) {
        return Math.max(1, (int) ((long) turns.size() * hundredths / 100));
    }

    private void warmUp(List<Rival> rivals, List<BenchTurn> indexed, int alike, Duration length) {
        for (Key key : asked) {
            Path ids = keys.of(key, indexed, alike);
            rivals.forEach(rival -> rival.warmUp(key, length, ids));
        }
    }

    private List<String> node() {
        return List.of(Integer.toString(system.contactPoint().getPort()), system.datacenter());
    }

    private Map<String, Double> cpu(Map<String, Double> own) {
        Map<String, Double> seconds = new TreeMap<>(own);
        seconds.put("cassandra", system.cpuSeconds().get("cassandra"));
        return seconds;
    }

    private void awaitIndexed() {
        long end = topic.end();
        if (!Wait.until(PATIENCE, () -> Indexed.turns(session) >= end)) {
            throw new IllegalStateException(
                    "only " + Indexed.turns(session) + " of " + end + " turns are indexed after " + PATIENCE);
        }
    }
}
