package org.threadkeep.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.bench.freeze.FreezeBench;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.SpanTopic;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.freeze.Zipkin;
import org.threadkeep.bench.ingest.IngestBench;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.lookup.Key;
import org.threadkeep.bench.lookup.LookupBench;
import org.threadkeep.bench.lookup.Pace;
import org.threadkeep.bench.recovery.RecoveryBench;
import org.threadkeep.bench.result.Report;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.scale.ScaleBench;
import org.threadkeep.bench.storage.StorageBench;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.Keyspaces;
import org.threadkeep.bench.whole.WholeBench;

/** The parts of a run. Each begins with a topic of its own and with nothing frozen. */
final class Parts {
    private final Options options;
    private final BenchSystem system;
    private final CqlSession session;
    private final TurnTopic topic;
    private final Report report;
    private final Load load;
    private Optional<SpanTopic> spans = Optional.empty();

    Parts(Options options, BenchSystem system, CqlSession session, TurnTopic topic, Report report) {
        this.options = options;
        this.system = system;
        this.session = session;
        this.topic = topic;
        this.report = report;
        this.load = new Load(options, system.keys().identity());
    }

    void run(Part part) throws IOException {
        Keyspaces.dropArchive(session);
        Keyspaces.dropCatalog(session);
        topic.renew(TurnTopic.USUAL_PARTITIONS);
        topic.forget(Freezer.GROUP);
        switch (part) {
            case FREEZE -> report.add("freeze", freeze().run(options.rounds(), zipkin(), options.beside));
            case INGEST -> report.add("ingest", ingest());
            case LOOKUP -> lookup();
            case WHOLE -> report.add("whole", whole());
            case RECOVERY -> report.add("recovery", recovery());
            case SCALE -> scale();
            case STORAGE -> report.add("storage", storage());
        }
    }

    private FreezeBench freeze() {
        return new FreezeBench(system, topic, session, filled().size(), options.jvm());
    }

    private List<Series> ingest() {
        List<BenchTurn> turns = filled();
        return new IngestBench(system, turns, turns.size(), options.jvm()).run(options.rounds());
    }

    private void lookup() throws IOException {
        LookupBench lookups =
                new LookupBench(system, topic, session, load.usual(), options.jvm(), options.seed, options.keys);
        Map<Key, List<Series>> found = lookups.run(Pace.of(options.quick(), options.rounds()));
        for (Key key : found.keySet()) {
            report.add("lookup: " + key.words(), found.get(key));
        }
    }

    private List<Series> whole() {
        filled();
        Duration length = options.wholeWay();
        Iterator<BenchTurn> others = load.others((long) (options.rate * length.toSeconds()));
        return new WholeBench(system, topic, session, others, options.jvm()).run(options.rate, length);
    }

    private List<Series> recovery() {
        return new RecoveryBench(system, topic, session, load.usual(), options.jvm()).run(options.rounds());
    }

    private void scale() throws IOException {
        List<BenchTurn> turns = load.usual();
        List<BenchTurn> some = turns.subList(0, Math.min(turns.size(), options.turnsToScale()));
        ScaleBench scaling = new ScaleBench(system, topic, session, options.jvm(), some, options.seed);
        for (String setting : options.settings) {
            report.add("scale: " + setting, scaling.run(setting, options.roundsToScale()));
        }
    }

    private List<Series> storage() {
        return new StorageBench(system, freeze(), load.usual()).run(zipkin());
    }

    /** The usual turns, which the topic has then. */
    private List<BenchTurn> filled() {
        List<BenchTurn> turns = load.usual();
        topic.fill(turns);
        return turns;
    }

    private Optional<Zipkin> zipkin() {
        if (options.zipkin.filter(Files::isRegularFile).isEmpty() || !options.beside.contains(Zipkin.NAME)) {
            return Optional.empty();
        }
        if (spans.isEmpty()) {
            List<BenchTurn> turns = load.usual();
            List<BenchTurn> some = turns.subList(0, Math.min(options.spans, turns.size()));
            spans = Optional.of(SpanTopic.fill(system.bootstrapServers(), topic, some));
        }
        return Optional.of(
                new Zipkin(system, options.zipkin.orElseThrow().toAbsolutePath(), spans.orElseThrow(), session));
    }
}
