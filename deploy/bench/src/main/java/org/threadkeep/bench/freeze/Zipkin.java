package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.client.Http;
import org.threadkeep.client.Json;
import org.threadkeep.local.process.Command;
import org.threadkeep.local.process.JavaCommand;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.ServerSpec;

/** Zipkin with its Kafka collector and its Cassandra storage: the same turns as spans, their content as tags. */
public final class Zipkin implements Contender {
    /** The service and its topic, by the name that Zipkin gives to both. */
    public static final String NAME = "zipkin";

    /** Where {@code cassandra3} keeps them. */
    public static final String KEYSPACE = "zipkin2";

    private static final String UNREADABLE = "counter.zipkin_collector.messages_dropped.kafka";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CqlSession session;
    private final SpanTopic spans;
    private final ServerProcess server;
    private final URI metrics;

    /**
     * Not started.
     *
     * @param jar Zipkin's own executable one
     */
    public Zipkin(BenchSystem system, Path jar, SpanTopic spans, CqlSession session) {
        this.session = session;
        this.spans = spans;
        int port = Ports.free(1);
        this.metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        ServerSpec spec = new ServerSpec(NAME, system.folders(), List.of(Ports.loopback(1, port)), PATIENCE);
        this.server = new ServerProcess(
                spec,
                () -> new Command(
                        JavaCommand.of(512, List.of("-XX:+UseSerialGC"), "-jar", jar.toString()),
                        environment(system, port),
                        Map.of()),
                Readiness::ready);
    }

    private static Map<String, String> environment(BenchSystem system, int port) {
        return Map.of(
                "QUERY_PORT",
                Integer.toString(port),
                "STORAGE_TYPE",
                "cassandra3",
                "CASSANDRA_CONTACT_POINTS",
                "127.0.0.1:" + system.contactPoint().getPort(),
                "CASSANDRA_LOCAL_DC",
                system.datacenter(),
                "KAFKA_BOOTSTRAP_SERVERS",
                system.bootstrapServers(),
                "KAFKA_STREAMS",
                "2");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long turns() {
        return spans.count();
    }

    @Override
    public void begin() {
        session.execute("DROP KEYSPACE IF EXISTS zipkin2");
        spans.forget();
        server.launch();
    }

    /** Spans that it took, also those that it dropped, and messages that it couldn't read: it goes on after them. */
    @Override
    public long done() {
        try {
            return counter("counter.zipkin_collector.spans.kafka") + counter(UNREADABLE);
        } catch (RuntimeException notUpYet) {
            return 0;
        }
    }

    private long counter(String name) {
        return Json.tree(new Http().get(metrics).body()).path(name).asLong();
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        return Map.of(NAME, CpuSeconds.of(BenchSystem.pid(server)));
    }

    /** What it dropped is a finding and no failure. */
    @Override
    public void check(Series series) {
        series.note("spans", spans.count());
        series.note("unreadable by its own count", counter(UNREADABLE));
        series.note("dropped by its own count", counter("counter.zipkin_collector.spans_dropped.kafka"));
        series.note("spans missing in Cassandra", spans.count() - settled());
    }

    private long settled() {
        long before = -1;
        long now = stored();
        while (now > before) {
            pause();
            before = now;
            now = stored();
        }
        return now;
    }

    private long stored() {
        return session.execute("SELECT count(*) FROM zipkin2.span").one().getLong(0);
    }

    private static void pause() {
        try {
            Thread.sleep(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
