package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.bench.contender.Discard;
import org.threadkeep.bench.contender.InsertTurn;
import org.threadkeep.bench.contender.RowPerTurn;
import org.threadkeep.bench.contender.SealAlone;
import org.threadkeep.bench.contender.WriteChunks;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.ServiceOf;

/** Drains one and the same topic by each contender in turn, round after round. */
public final class FreezeBench {
    private static final int FREEZER_HEAP_MIB = 512;
    private static final int HEAP_FOR_ALL_TURNS_MIB = 3072;

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final long turns;
    private final JvmOptions jvm;

    /** On a system whose topic holds that many turns and nothing else. */
    public FreezeBench(BenchSystem system, TurnTopic topic, CqlSession session, long turns, JvmOptions jvm) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.turns = turns;
        this.jvm = jvm;
    }

    /**
     * Runs all rounds.
     *
     * @param zipkin the span server, if it is to be measured too
     * @param beside names of those to run beside the freezer
     * @return the freezer first
     */
    public List<Series> run(int rounds, Optional<Zipkin> zipkin, List<String> beside) {
        Map<String, Series> series = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            Freezer freezer = freezer();
            run(freezer, round, series);
            List<Contender> others = new ArrayList<>(others(freezer.packs()));
            others.removeIf(other -> !beside.contains(other.name()));
            zipkin.ifPresent(others::add);
            for (Contender other : others) {
                run(other, round, series);
            }
        }
        return List.copyOf(series.values());
    }

    private void run(Contender contender, int round, Map<String, Series> series) {
        Series ofIt = series.computeIfAbsent(contender.name(), Series::new);
        new Round(system).run(contender, ofIt);
        System.out.printf(
                "  round %d  %-16s %,10.0f turns/s%n",
                round, contender.name(), ofIt.last().rate());
    }

    /** Each of these once, the freezer first; without limits. */
    public Map<String, Series> once(Optional<Zipkin> zipkin) {
        Map<String, Series> series = new LinkedHashMap<>();
        Freezer freezer = freezer();
        run(freezer, 1, series);
        run(rowPerTurn(), 1, series);
        zipkin.ifPresent(server -> run(server, 1, series));
        return series;
    }

    private Freezer freezer() {
        return new Freezer(system, List.of(ServiceOf.freezer(system, jvm)), topic, session, turns);
    }

    private List<Contender> others(FrozenPacks packs) {
        String brokers = system.bootstrapServers();
        String port = Integer.toString(system.contactPoint().getPort());
        String datacenter = system.datacenter();
        String count = Long.toString(turns);
        return List.of(
                rowPerTurn(),
                program("limit: consumer", Discard.class, List.of(brokers, count), () -> topic.forget("discard")),
                program(
                        "limit: driver",
                        WriteChunks.class,
                        List.of(port, datacenter, write(packs).toString()),
                        () -> WriteChunks.createTable(session)),
                new Program(
                        new Program.What(
                                "limit: zstd + AES",
                                SealAlone.class,
                                HEAP_FOR_ALL_TURNS_MIB,
                                List.of(brokers, count),
                                () -> {}),
                        turns,
                        system.folders().root()));
    }

    private Contender rowPerTurn() {
        List<String> arguments = List.of(
                system.bootstrapServers(),
                Integer.toString(system.contactPoint().getPort()),
                system.datacenter(),
                Long.toString(turns));
        return program("row per turn", RowPerTurn.class, arguments, () -> {
            topic.forget("row-per-turn");
            InsertTurn.createTable(session);
        });
    }

    private Contender program(String name, Class<?> main, List<String> arguments, Runnable prepare) {
        return new Program(
                new Program.What(name, main, FREEZER_HEAP_MIB, arguments, prepare),
                turns,
                system.folders().root());
    }

    private Path write(FrozenPacks packs) {
        try {
            return Files.write(system.folders().root().resolve("packs"), packs.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
