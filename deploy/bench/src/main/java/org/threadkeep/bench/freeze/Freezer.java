package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;
import java.util.Map;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.Keyspaces;
import org.threadkeep.bench.system.ServiceOf;

/** The freezer itself, one process or several. */
public final class Freezer implements Contender {
    /** Its group of readers. */
    public static final String GROUP = "freezer";

    private final BenchSystem system;
    private final List<ServiceOf> services;
    private final TurnTopic topic;
    private final CqlSession session;
    private final long turns;
    private FrozenPacks packs;
    private FreezerProgress progress;

    /**
     * Not started.
     *
     * @param services one freezer or several, that share the topic's partitions
     * @param turns that the topic holds
     */
    public Freezer(BenchSystem system, List<ServiceOf> services, TurnTopic topic, CqlSession session, long turns) {
        this.system = system;
        this.services = List.copyOf(services);
        this.topic = topic;
        this.session = session;
        this.turns = turns;
    }

    @Override
    public String name() {
        return "freezer";
    }

    @Override
    public long turns() {
        return turns;
    }

    /** The schema is made first, because several that make it at once would make it twice. */
    @Override
    public void begin() {
        Keyspaces.dropArchive(session);
        Keyspaces.createArchive(session, system.datacenter());
        topic.forget(GROUP);
        progress = new FreezerProgress(system, topic, session);
        services.forEach(service -> service.process().launch());
    }

    @Override
    public long done() {
        return progress.turns();
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        return Map.of(
                "freezer",
                services.stream()
                        .mapToDouble(service -> CpuSeconds.of(BenchSystem.pid(service.process())))
                        .sum());
    }

    @Override
    public void check(Series series) {
        packs = FrozenPacks.read(session, system.keys().encryption());
        packs.requireAll(turns);
        series.note("lost or rejected", 0);
        series.note("packs", packs.chunkBytes().size());
        series.note("bytes in chunks", packs.bytes());
    }

    /** What the last round wrote. */
    public FrozenPacks packs() {
        return packs;
    }

    @Override
    public void close() {
        services.forEach(service -> service.process().stop());
    }
}
