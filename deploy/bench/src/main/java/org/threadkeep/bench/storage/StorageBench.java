package org.threadkeep.bench.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.bench.freeze.FreezeBench;
import org.threadkeep.bench.freeze.Zipkin;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.Keyspaces;

/** What the same turns take on disk: frozen, as rows, and as Zipkin's spans. */
public final class StorageBench {
    private final BenchSystem system;
    private final FreezeBench drains;
    private final List<BenchTurn> turns;

    /**
     * On a system whose topic holds these turns.
     *
     * @param drains who drain that topic
     */
    public StorageBench(BenchSystem system, FreezeBench drains, List<BenchTurn> turns) {
        this.system = system;
        this.drains = drains;
        this.turns = turns;
    }

    /**
     * Drains the topic by each, once, and looks at the files. Stops the node for that: nothing else can be measured afterwards.
     *
     * @param zipkin with spans of the first turns
     */
    public List<Series> run(Optional<Zipkin> zipkin) {
        Map<String, Series> drained = drains.once(zipkin);
        Path node = system.stopCassandra();
        note(drained.get("freezer"), Stored.at(node, captured(turns.size()), Keyspaces.ARCHIVE, Keyspaces.KEYS));
        note(drained.get("row per turn"), Stored.at(node, captured(turns.size()), "row_per_turn"));
        zipkin.ifPresent(server ->
                note(drained.get(Zipkin.NAME), Stored.at(node, captured((int) server.turns()), Zipkin.KEYSPACE)));
        return new ArrayList<>(drained.values());
    }

    private Captured captured(int count) {
        long bytes =
                turns.subList(0, count).stream().mapToLong(BenchTurn::dataBytes).sum();
        return new Captured(count, bytes);
    }

    private static void note(Series series, Stored stored) {
        series.note("bytes captured", stored.captured().bytes());
        series.note("bytes on disk", stored.bytes());
        series.note("bytes on disk of a turn", stored.perTurn());
        series.note("bytes on disk / captured", stored.perCapturedByte());
    }
}
