package org.threadkeep.local.cassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Apache Cassandra on loopback: 1 or 3 nodes, each its own process, address and rack. */
public final class CassandraCluster implements AutoCloseable {

    static final String DATACENTER = "datacenter1";

    /**
     * What to start.
     *
     * @param nodes 1 or 3
     * @param dataDir where data, logs and pid files are
     * @param port for CQL: the first node is on 127.0.0.1, the others on 127.0.0.2 and 127.0.0.3
     * @param storagePort between the nodes, likewise
     * @param heapMiB of each node
     * @param patience how long a node may take until it is ready
     * @param lifetime whether it outlives this JVM
     * @param commitLog when writes are acknowledged: after a sync, unless somebody says otherwise, since one machine has no
     *     other replica to rely on
     * @param settings further lines of {@code cassandra.yaml}, by name
     */
    public record Options(
            int nodes,
            Path dataDir,
            int port,
            int storagePort,
            int heapMiB,
            Duration patience,
            Lifetime lifetime,
            CommitLogSync commitLog,
            Map<String, String> settings) {

        private static final int PORT = 9042;
        private static final int STORAGE_PORT = 7000;
        private static final int HEAP_MIB = 1024;
        private static final int TEST_HEAP_MIB = 640;
        private static final Duration PATIENCE = Duration.ofMinutes(3);

        public Options {
            Objects.requireNonNull(dataDir, "dataDir");
            Objects.requireNonNull(patience, "patience");
            Objects.requireNonNull(lifetime, "lifetime");
            Objects.requireNonNull(commitLog, "commitLog");
            settings = Map.copyOf(settings);
            if (nodes != 1 && nodes != 3) {
                throw new IllegalArgumentException("nodes is " + nodes + ", not 1 or 3");
            }
        }

        /** 1 or 3 nodes on the usual port. */
        public static Options of(int nodes, Path dataDir, Lifetime lifetime) {
            return new Options(
                    nodes, dataDir, PORT, STORAGE_PORT, HEAP_MIB, PATIENCE, lifetime, CommitLogSync.GROUP, Map.of());
        }

        /** One node on free ports with fresh data under {@code target/}, gone when it is closed. */
        public static Options forTest() {
            return forTest(1);
        }

        /** 1 or 3 nodes on free ports with fresh data under {@code target/}, gone when closed. */
        public static Options forTest(int nodes) {
            Path dataDir = TestFolder.create("cassandra");
            return new Options(
                    nodes,
                    dataDir,
                    Ports.free(nodes),
                    Ports.free(nodes),
                    TEST_HEAP_MIB,
                    PATIENCE,
                    Lifetime.TEST,
                    CommitLogSync.GROUP,
                    Map.of());
        }

        public Options withPorts(int clients, int storage) {
            return new Options(nodes, dataDir, clients, storage, heapMiB, patience, lifetime, commitLog, settings);
        }

        public Options withHeapMiB(int mebibytes) {
            return new Options(nodes, dataDir, port, storagePort, mebibytes, patience, lifetime, commitLog, settings);
        }

        public Options withLifetime(Lifetime other) {
            return new Options(nodes, dataDir, port, storagePort, heapMiB, patience, other, commitLog, settings);
        }

        public Options withCommitLog(CommitLogSync other) {
            return new Options(nodes, dataDir, port, storagePort, heapMiB, patience, lifetime, other, settings);
        }

        public Options withSettings(Map<String, String> further) {
            return new Options(nodes, dataDir, port, storagePort, heapMiB, patience, lifetime, commitLog, further);
        }
    }

    private final Options options;
    private final ServerGroup group;
    private final List<NodeSettings> settings;

    private CassandraCluster(Options options, ServerGroup group, List<NodeSettings> settings) {
        this.options = options;
        this.group = group;
        this.settings = settings;
    }

    /** The cluster of these options as it is now: running, stopped or partly so. */
    public static CassandraCluster at(Options options) {
        Folders folders = new Folders(options.dataDir());
        List<NodeSettings> settings = IntStream.rangeClosed(1, options.nodes())
                .mapToObj(id -> new NodeSettings(
                        id,
                        options.nodes(),
                        options.port(),
                        options.storagePort(),
                        options.heapMiB(),
                        options.commitLog(),
                        folders.home("cassandra-" + id)))
                .toList();
        List<ServerProcess> nodes = settings.stream()
                .map(node -> new ServerProcess(
                        spec(options, folders, node), () -> NodeCommand.of(options, node), NodeProbe.ofItself(node)))
                .toList();
        return new CassandraCluster(options, new ServerGroup(options.lifetime(), folders, nodes), settings);
    }

    /** The cluster of these options, started; see {@link #start()}. */
    public static CassandraCluster start(Options options) {
        CassandraCluster cluster = at(options);
        cluster.start();
        return cluster;
    }

    /**
     * Starts what doesn't run yet, node after node, and returns when every node sees all of them as up; if that fails, what
     * was started is stopped.
     *
     * @throws org.threadkeep.local.process.StartFailedException if a node ended or wasn't ready in time
     * @throws org.threadkeep.local.process.PortTakenException if somebody else listens on a port
     */
    public void start() {
        group.start(() -> {
            nodes().forEach(ServerProcess::start);
            if (options.nodes() > 1) {
                awaitAllUp(options.patience());
            }
        });
    }

    /** Where the driver connects. */
    public List<InetSocketAddress> contactPoints() {
        return settings.stream().map(NodeSettings::cql).toList();
    }

    public String localDatacenter() {
        return DATACENTER;
    }

    public List<ServerProcess> nodes() {
        return group.nodes();
    }

    /**
     * One node, to stop, kill, freeze or start again.
     *
     * @param id from 1, the last number of its address
     */
    public ServerProcess node(int id) {
        return group.node(id);
    }

    /** Waits until every node sees all of them as up, with the same schema. */
    public void awaitAllUp(Duration timeout) {
        for (NodeSettings node : settings) {
            NodeProbe probe = NodeProbe.ofAll(node);
            if (!Wait.until(timeout, () -> probe.check() instanceof Readiness.Ready)) {
                throw new IllegalStateException(node.name() + " doesn't see all nodes as up after " + timeout);
            }
        }
    }

    private static ServerSpec spec(Options options, Folders folders, NodeSettings node) {
        return new ServerSpec(node.name(), folders, node.listens(), options.patience());
    }

    /** Stops all nodes; those of a test are killed, and their data is deleted. */
    @Override
    public void close() {
        group.close();
    }
}
