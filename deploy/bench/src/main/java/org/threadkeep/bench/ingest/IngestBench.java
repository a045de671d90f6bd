package org.threadkeep.bench.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.threadkeep.bench.contender.Produce;
import org.threadkeep.bench.freeze.Contender;
import org.threadkeep.bench.freeze.Program;
import org.threadkeep.bench.freeze.Round;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;

/** What the door takes, and how long it makes wait. */
public final class IngestBench {
    private static final String FORWARDED = "bench.forwarded";
    private static final String PRODUCED = "bench.produced";
    private static final int TURNS_PER_BODY = 20;
    private static final int PARTITIONS = 4;
    private static final int PRODUCER_HEAP_MIB = 2048;

    /** What the producer's heap has room for; when a round has more, they are sent again. */
    private static final int MOST_READY = 100_000;

    private static final double[] LOADS = {0.25, 0.5, 0.75};

    /** At each load, as many turns as that is in so many seconds. In the first of them the sender's own compilers are at work. */
    private static final int SECONDS_AT_LOAD = 30;

    private final BenchSystem system;
    private final List<BenchTurn> turns;
    private final long count;
    private final JvmOptions jvm;

    /**
     * On a system whose topic holds the turns already.
     *
     * @param count how many are posted in a round, the same ones again if need be
     */
    public IngestBench(BenchSystem system, List<BenchTurn> turns, long count, JvmOptions jvm) {
        this.system = system;
        this.turns = turns;
        this.count = count;
        this.jvm = jvm;
    }

    /** Runs all rounds, and then the loads. */
    public List<Series> run(int rounds) {
        Path bodies = Bodies.write(
                turns.iterator(), TURNS_PER_BODY, system.folders().root().resolve("bodies"));
        TurnTopic.make(system.bootstrapServers(), FORWARDED, PARTITIONS);
        TurnTopic.make(system.bootstrapServers(), PRODUCED, PARTITIONS);
        try (Door door = Door.ingest(system, jvm);
                Door bare = Door.bare(system, jvm, FORWARDED)) {
            door.open();
            bare.open();
            Series ingest = new Series(door.name());
            Series forwarder = new Series(bare.name());
            Series producer = new Series("limit: producer");
            for (int round = 1; round <= rounds; round++) {
                run(new Posting(system, door, bodies, count, door.name(), 0), ingest);
                run(new Posting(system, bare, bodies, count, bare.name(), 0), forwarder);
                run(producer(), producer);
            }
            List<Series> all = new ArrayList<>(List.of(ingest, forwarder, producer));
            for (double load : LOADS) {
                Series atLoad = new Series("ingest at %.0f%%".formatted(load * 100));
                double rate = load * ingest.rate().median();
                long some = (long) (rate * SECONDS_AT_LOAD);
                run(new Posting(system, door, bodies, some, atLoad.name(), rate / TURNS_PER_BODY), atLoad);
                all.add(atLoad);
            }
            return all;
        }
    }

    private void run(Contender contender, Series series) {
        new Round(system).run(contender, series);
        System.out.printf(
                "  %-16s %,10.0f turns/s%n", contender.name(), series.last().rate());
    }

    private Contender producer() {
        String some = Integer.toString(Math.min(turns.size(), MOST_READY));
        return new Program(
                new Program.What(
                        "limit: producer",
                        Produce.class,
                        PRODUCER_HEAP_MIB,
                        List.of(system.bootstrapServers(), PRODUCED, some, Long.toString(count)),
                        () -> {}),
                count,
                system.folders().root());
    }
}
