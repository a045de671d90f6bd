package org.threadkeep.bench.system;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.cassandra.CommitLogSync;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Folders;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.TestFolder;

/** One broker and one node, with the heaps of {@code deploy/up}, that nobody else uses. */
public final class BenchSystem implements AutoCloseable {
    private static final Duration DRIVER_TIMEOUT = Duration.ofSeconds(60);

    private final Path repository = RepositoryRoot.find();
    private final KafkaCluster kafka;
    private final CassandraCluster cassandra;
    private final Path cassandraDir;
    private final Folders folders;
    private final CommitLogSync commitLog;
    private final BenchKeys keys;

    private BenchSystem(
            KafkaCluster kafka,
            CassandraCluster cassandra,
            Path cassandraDir,
            Path folder,
            CommitLogSync commitLog,
            BenchKeys keys) {
        this.kafka = kafka;
        this.cassandra = cassandra;
        this.cassandraDir = cassandraDir;
        this.folders = new Folders(folder);
        this.commitLog = commitLog;
        this.keys = keys;
    }

    /** Starts both, with the topics; the node acknowledges writes as {@code commitLog} says. */
    public static BenchSystem start(CommitLogSync commitLog) {
        Path folder = TestFolder.create("bench");
        return start(commitLog, folder, BenchKeys.in(folder));
    }

    /** Starts another broker and node with the same settings and secrets, to be closed by whom they were made for. */
    public BenchSystem another() {
        return start(commitLog, TestFolder.create("bench"), keys);
    }

    private static BenchSystem start(CommitLogSync commitLog, Path folder, BenchKeys keys) {
        KafkaCluster.Options broker = KafkaCluster.Options.forTest().withLifetime(Lifetime.MEASURED);
        CassandraCluster.Options node = CassandraCluster.Options.forTest()
                .withHeapMiB(1024)
                .withLifetime(Lifetime.MEASURED)
                .withCommitLog(commitLog)
                .withSettings(Map.of("auto_snapshot", "false", "sasi_indexes_enabled", "true"));
        CompletableFuture<CassandraCluster> starting =
                CompletableFuture.supplyAsync(() -> CassandraCluster.start(node));
        KafkaCluster kafka = KafkaCluster.start(broker);
        CassandraCluster cassandra = starting.join();
        Topics.create(kafka.bootstrapServers());
        return new BenchSystem(kafka, cassandra, node.dataDir(), folder, commitLog, keys);
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Where the driver connects. */
    public InetSocketAddress contactPoint() {
        return cassandra.contactPoints().get(0);
    }

    /** The node's datacenter. */
    public String datacenter() {
        return cassandra.localDatacenter();
    }

    /** The secrets that services and bench share. */
    public BenchKeys keys() {
        return keys;
    }

    /** Where what is started beside keeps its files. */
    public Folders folders() {
        return folders;
    }

    /** The clone whose services are measured. */
    public Path repository() {
        return repository;
    }

    /** A session, to be closed by whom it was made for. */
    public CqlSession session() {
        return session(contactPoint(), datacenter());
    }

    /** The same for who knows the node only by its address. */
    public static CqlSession session(InetSocketAddress contactPoint, String datacenter) {
        return CqlSession.builder()
                .addContactPoint(contactPoint)
                .withLocalDatacenter(datacenter)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, DRIVER_TIMEOUT)
                        .build())
                .build();
    }

    /** CPU seconds of broker and node so far. */
    public Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("kafka", CpuSeconds.of(pid(kafka.node(1))));
        seconds.put("cassandra", CpuSeconds.of(pid(cassandra.node(1))));
        return seconds;
    }

    /** Waits until the node has written these keyspaces to files, and merged what it wants to: then a read costs what it costs later. */
    public void settle(String... keyspaces) {
        AtRest.bring(pid(cassandra.node(1)), List.of(keyspaces));
    }

    /** Bytes that the node has read from the disk so far. */
    public long nodeDiskReads() {
        return DiskReads.of(pid(cassandra.node(1)));
    }

    /** The process of a server that runs. */
    public static long pid(ServerProcess server) {
        return server.requireRunning().pid();
    }

    /** Ends the node in order, so that all of its data are in files. */
    public Path stopCassandra() {
        cassandra.node(1).stop();
        return cassandraDir.resolve("cassandra-1");
    }

    @Override
    public void close() {
        cassandra.close();
        kafka.close();
        org.threadkeep.local.process.DeleteFolder.at(folders.root());
    }
}
