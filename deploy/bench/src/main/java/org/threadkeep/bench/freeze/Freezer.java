package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.Map;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.ServiceOf;

/** The freezer itself. What counts is in the freeze log; it tells monitors just after. */
final class Freezer implements Contender {
    private static final String GROUP = "freezer";

    private final ServiceOf service;
    private final TurnTopic topic;
    private final CqlSession session;
    private final BenchSystem system;
    private final long turns;
    private FrozenPacks packs;

    Freezer(BenchSystem system, ServiceOf service, TurnTopic topic, CqlSession session, long turns) {
        this.system = system;
        this.service = service;
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

    @Override
    public void begin() {
        session.execute("DROP KEYSPACE IF EXISTS threadkeep_archive");
        session.execute("DROP KEYSPACE IF EXISTS threadkeep_keys");
        topic.forget(GROUP);
        service.process().launch();
    }

    @Override
    public long done() {
        return topic.committed(GROUP);
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        return Map.of("freezer", CpuSeconds.of(BenchSystem.pid(service.process())));
    }

    @Override
    public void check(Series series) {
        packs = FrozenPacks.read(session, system.keys().encryption());
        if (packs.turns() != turns) {
            throw new IllegalStateException(packs.turns() + " of " + turns + " turns are frozen");
        }
        series.note("lost or rejected", 0);
        series.note("packs", packs.chunkBytes().size());
        series.note("bytes in chunks", packs.bytes());
    }

    /** What the last round wrote. */
    FrozenPacks packs() {
        return packs;
    }

    @Override
    public void close() {
        service.process().stop();
    }
}
