package org.threadkeep.bench.whole;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.bench.contender.PostTurns;
import org.threadkeep.bench.freeze.Contender;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.Program;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.ServiceOf;

/** All three services, which run already, and a program that posts at a steady rate. What counts is posted, and as many are frozen. */
final class WholeWay implements Contender {
    private static final int HEAP_MIB = 256;

    private final Map<String, ServiceOf> services;
    private final TurnTopic topic;
    private final Program sender;
    private final Probes probes;
    private final FreezerWatch watch;
    private long before;

    WholeWay(
            BenchSystem system,
            Map<String, ServiceOf> services,
            TurnTopic topic,
            Path bodies,
            long turns,
            double bodiesPerSecond) {
        this.services = services;
        this.topic = topic;
        this.sender = new Program(
                new Program.What(
                        "sender",
                        PostTurns.class,
                        HEAP_MIB,
                        List.of(
                                Integer.toString(services.get("ingest").port()),
                                bodies.toString(),
                                Long.toString(turns),
                                Double.toString(bodiesPerSecond),
                                PostTurns.COUNTED),
                        () -> {}),
                turns,
                system.folders().root());
        this.probes = new Probes(uri(services.get("ingest")), uri(services.get("catalog")));
        this.watch = new FreezerWatch(topic, probes.waiting());
    }

    private static URI uri(ServiceOf service) {
        return URI.create("http://127.0.0.1:" + service.port());
    }

    @Override
    public String name() {
        return "end to end";
    }

    @Override
    public long turns() {
        return sender.turns();
    }

    @Override
    public void begin() {
        before = topic.committed(Freezer.GROUP);
        sender.begin();
        probes.begin();
        watch.begin();
    }

    @Override
    public long done() {
        return Math.min(sender.done(), topic.committed(Freezer.GROUP) - before);
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>(sender.cpuSeconds());
        services.forEach((name, service) -> seconds.put(name, CpuSeconds.of(BenchSystem.pid(service.process()))));
        return seconds;
    }

    @Override
    public void check(Series series) {
        if (watch.failures() > 0) {
            throw new IllegalStateException("Kafka did not say how far the freezer is, times " + watch.failures());
        }
        series.note(
                "behind in the first half, in turns",
                LagSamples.text(watch.lag().firstHalf()));
        series.note(
                "behind in the second half, in turns",
                LagSamples.text(watch.lag().secondHalf()));
        series.note("behind at the end, in turns", topic.end() - topic.committed(Freezer.GROUP));
        probes.awaitAll();
        series.note("from due to acknowledged", sender.said());
        series.note(
                "from acknowledged to frozen (± %d ms)".formatted(FreezerWatch.BETWEEN_LOOKS_MILLIS), probes.frozen());
        series.note("from acknowledged to found in the catalog", probes.found());
    }

    @Override
    public void close() {
        watch.close();
        probes.close();
        sender.close();
    }
}
