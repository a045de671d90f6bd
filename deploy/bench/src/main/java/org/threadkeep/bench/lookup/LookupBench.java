package org.threadkeep.bench.lookup;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;

/**
 * What the catalog answers by each key, beside the bare driver that reads the same rows, with a hundredth of the turns and, on a broker
 * and node of their own, with a tenth and with all.
 */
public final class LookupBench {
    private static final int SMALL = 1;
    private static final int[] TIMES_THE_SMALL = {10, 100};

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final List<BenchTurn> turns;
    private final JvmOptions jvm;
    private final long seed;
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
        this.seed = seed;
        this.asked = new TreeSet<>(asked);
    }

    /** A table for each key. */
    public Map<Key, List<Series>> run(Pace pace) {
        try (BenchSystem beside = system.another();
                TurnTopic topicBeside = new TurnTopic(beside.bootstrapServers());
                CqlSession sessionBeside = beside.session()) {
            topicBeside.renew(TurnTopic.USUAL_PARTITIONS);
            try (Holding small = Holding.start(system, topic, session, jvm);
                    Holding large = Holding.start(beside, topicBeside, sessionBeside, jvm)) {
                return run(small, large, pace);
            }
        }
    }

    private Map<Key, List<Series>> run(Holding small, Holding large, Pace pace) {
        List<BenchTurn> few = part(SMALL);
        small.hold(few);
        Alike alike = small.keys(seed).alike(few);
        Map<Key, List<Series>> all = new TreeMap<>();
        for (int times : TIMES_THE_SMALL) {
            List<BenchTurn> many = part(times);
            large.hold(many);
            Map<Key, Stage> stages = new TreeMap<>();
            for (Key key : asked) {
                Path ofFew = small.keys(seed).of(key, few, alike);
                Path ofMany = large.keys(seed).of(key, many, alike);
                stages.put(key, Stage.of(times, key, small, ofFew, large, ofMany));
            }
            if (all.isEmpty()) {
                stages.values().forEach(stage -> stage.warmUp(pace.atFirst()));
            }
            stages.forEach((key, stage) ->
                    all.computeIfAbsent(key, any -> new ArrayList<>()).addAll(stage.run(pace)));
        }
        return all;
    }

    private List<BenchTurn> part(int hundredths) {
        return turns.subList(0, Math.max(1, (int) ((long) turns.size() * hundredths / 100)));
    }
}
