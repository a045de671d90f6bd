package org.threadkeep.local.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.threadkeep.local.process.Folders;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerGroup;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.ServerSpec;
import org.threadkeep.local.process.TestFolder;
import org.threadkeep.local.process.Wait;

/** Apache Kafka in KRaft mode on loopback: 1 or 3 brokers, each its own process and a controller too. */
public final class KafkaCluster implements AutoCloseable {

    /**
     * A listener whose clients are told to come back by another port, as they must when something stands between. The brokers
     * themselves, and clients of {@link #bootstrapServers()}, don't use it.
     *
     * @param port where the brokers listen, each on its own address
     * @param advertised the port that clients are told
     */
    public record Detour(int port, int advertised) {}

    /**
     * What to start.
     *
     * @param nodes 1 or 3
     * @param dataDir where data, logs and pid files are
     * @param port of the brokers: the first is on 127.0.0.1, the others on 127.0.0.2 and 127.0.0.3
     * @param controllerPort likewise
     * @param heapMiB of each node
     * @param patience how long a node may take until it is ready
     * @param lifetime whether it outlives this JVM
     * @param detour another way in for clients that are to come through something else
     */
    public record Options(
            int nodes,
            Path dataDir,
            int port,
            int controllerPort,
            int heapMiB,
            Duration patience,
            Lifetime lifetime,
            Optional<Detour> detour) {

        private static final int PORT = 9092;
        private static final int HEAP_MIB = 512;
        private static final Duration PATIENCE = Duration.ofMinutes(2);

        public Options {
            Objects.requireNonNull(dataDir, "dataDir");
            Objects.requireNonNull(patience, "patience");
            Objects.requireNonNull(lifetime, "lifetime");
            Objects.requireNonNull(detour, "detour");
            if (nodes != 1 && nodes != 3) {
                throw new IllegalArgumentException("nodes is " + nodes + ", not 1 or 3");
            }
        }

        /** 1 or 3 brokers on the usual port. */
        public static Options of(int nodes, Path dataDir, Lifetime lifetime) {
            return new Options(nodes, dataDir, PORT, PORT + 1, HEAP_MIB, PATIENCE, lifetime, Optional.empty());
        }

        /** One broker on free ports with fresh data under {@code target/}, gone when it is closed. */
        public static Options forTest() {
            return forTest(1);
        }

        /** 1 or 3 brokers on free ports with fresh data under {@code target/}, gone when closed. */
        public static Options forTest(int nodes) {
            Path dataDir = TestFolder.create("kafka");
            return new Options(
                    nodes,
                    dataDir,
                    Ports.free(nodes),
                    Ports.free(nodes),
                    HEAP_MIB,
                    PATIENCE,
                    Lifetime.TEST,
                    Optional.empty());
        }

        public Options withPorts(int clients, int controllers) {
            return new Options(nodes, dataDir, clients, controllers, heapMiB, patience, lifetime, detour);
        }

        public Options withHeapMiB(int mebibytes) {
            return new Options(nodes, dataDir, port, controllerPort, mebibytes, patience, lifetime, detour);
        }

        public Options withLifetime(Lifetime other) {
            return new Options(nodes, dataDir, port, controllerPort, heapMiB, patience, other, detour);
        }

        public Options withDetour(Detour way) {
            return new Options(nodes, dataDir, port, controllerPort, heapMiB, patience, lifetime, Optional.of(way));
        }
    }

    private final Options options;
    private final ServerGroup group;
    private final List<BrokerSettings> settings;

    private KafkaCluster(Options options, ServerGroup group, List<BrokerSettings> settings) {
        this.options = options;
        this.group = group;
        this.settings = settings;
    }

    /** The cluster of these options as it is now: running, stopped or partly so. */
    public static KafkaCluster at(Options options) {
        Folders folders = new Folders(options.dataDir());
        List<BrokerSettings> settings = IntStream.rangeClosed(1, options.nodes())
                .mapToObj(id -> new BrokerSettings(
                        id,
                        options.nodes(),
                        options.port(),
                        options.controllerPort(),
                        folders.home("kafka-" + id),
                        options.detour()))
                .toList();
        List<ServerProcess> nodes = settings.stream()
                .map(node -> new ServerProcess(
                        spec(options, folders, node),
                        () -> BrokerCommand.of(options, node),
                        BrokerProbe.ofItself(node)))
                .toList();
        return new KafkaCluster(options, new ServerGroup(options.lifetime(), folders, nodes), settings);
    }

    /** The cluster of these options, started; see {@link #start()}. */
    public static KafkaCluster start(Options options) {
        KafkaCluster cluster = at(options);
        cluster.start();
        return cluster;
    }

    /**
     * Starts what doesn't run yet and returns when every broker sees all of them; if that fails, what was started is stopped.
     *
     * @throws org.threadkeep.local.process.StartFailedException if a broker ended or wasn't ready in time
     * @throws org.threadkeep.local.process.PortTakenException if somebody else listens on a port
     */
    public void start() {
        group.start(() -> {
            FormatStorage storage = new FormatStorage(options.dataDir());
            settings.forEach(storage::format);
            nodes().forEach(ServerProcess::launch);
            nodes().forEach(ServerProcess::awaitReady);
            if (options.nodes() > 1) {
                awaitAllUp(options.patience());
            }
        });
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return settings.stream().map(node -> BrokerSettings.text(node.broker())).collect(Collectors.joining(","));
    }

    public List<ServerProcess> nodes() {
        return group.nodes();
    }

    /**
     * One broker, to stop, kill, freeze or start again.
     *
     * @param id from 1, the same as Kafka's node id
     */
    public ServerProcess node(int id) {
        return group.node(id);
    }

    /** Waits until every broker sees all of them as usable. */
    public void awaitAllUp(Duration timeout) {
        for (BrokerSettings node : settings) {
            BrokerProbe probe = BrokerProbe.ofAll(node);
            if (!Wait.until(timeout, () -> probe.check() instanceof Readiness.Ready)) {
                throw new IllegalStateException(node.name() + " doesn't see all brokers after " + timeout);
            }
        }
    }

    private static ServerSpec spec(Options options, Folders folders, BrokerSettings node) {
        return new ServerSpec(node.name(), folders, node.listens(), options.patience());
    }

    /** Stops all brokers; those of a test are killed, and their data is deleted. */
    @Override
    public void close() {
        group.close();
    }
}
