package org.threadkeep.bench.lookup;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.bench.contender.AskCatalog;
import org.threadkeep.bench.contender.ReadRows;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.Indexed;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.Keyspaces;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;

/** Turns that a system holds, with its freezer and its catalog, and who looks them up there. */
final class Holding implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final ServiceOf freezer;
    private final ServiceOf catalog;
    private final Asker http;
    private final Asker driver;

    private Holding(BenchSystem system, TurnTopic topic, CqlSession session, ServiceOf freezer, ServiceOf catalog) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.freezer = freezer;
        this.catalog = catalog;
        this.http = new Asker(
                AskCatalog.class,
                List.of(Integer.toString(catalog.port())),
                system.folders().root());
        this.driver = new Asker(
                ReadRows.class,
                List.of(Integer.toString(system.contactPoint().getPort()), system.datacenter()),
                system.folders().root());
    }

    /** Starts its services, on a system whose topic is empty, and where nothing is frozen or indexed. */
    static Holding start(BenchSystem system, TurnTopic topic, CqlSession session, JvmOptions jvm) {
        ServiceOf freezer = ServiceOf.freezer(system, jvm);
        ServiceOf catalog = ServiceOf.catalog(system, jvm);
        try {
            freezer.process().start();
            catalog.process().start();
            return new Holding(system, topic, session, freezer, catalog);
        } catch (RuntimeException e) {
            catalog.process().stop();
            freezer.process().stop();
            throw e;
        }
    }

    /** Publishes those that it hasn't yet, and waits until they are indexed and the node is at rest. */
    void hold(List<BenchTurn> turns) {
        topic.fill(turns.subList((int) topic.end(), turns.size()));
        if (!Wait.until(PATIENCE, () -> Indexed.turns(session) >= turns.size())) {
            throw new IllegalStateException(
                    "only " + Indexed.turns(session) + " of " + turns.size() + " turns are indexed after " + PATIENCE);
        }
        system.settle(Keyspaces.ARCHIVE, Keyspaces.CATALOG, Keyspaces.REGISTRY);
        System.out.printf("  %,d turns are indexed%n", turns.size());
    }

    /** What can be looked up in it, in an order that the seed gives. */
    KnownKeys keys(long seed) {
        return new KnownKeys(session, system.folders().root(), seed);
    }

    Rival catalog() {
        return new Rival(http, this::catalogCpu, system::nodeDiskReads);
    }

    Rival driver() {
        return new Rival(driver, () -> cpu(Map.of("driver", driver.cpuSeconds())), system::nodeDiskReads);
    }

    private Map<String, Double> catalogCpu() {
        double used = CpuSeconds.of(BenchSystem.pid(catalog.process()));
        return cpu(Map.of("catalog", used, "client", http.cpuSeconds()));
    }

    private Map<String, Double> cpu(Map<String, Double> own) {
        Map<String, Double> seconds = new TreeMap<>(own);
        seconds.put("cassandra", system.cpuSeconds().get("cassandra"));
        return seconds;
    }

    @Override
    public void close() {
        http.close();
        driver.close();
        List.of(catalog, freezer).stream().map(ServiceOf::process).forEach(ServerProcess::stop);
    }
}
