package org.threadkeep.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Folders;
import org.threadkeep.local.process.ServerGroup;
import org.threadkeep.local.process.ServerProcess;

/** Everything on one machine: Kafka, Cassandra, the topics and the three services. */
public final class LocalStack implements AutoCloseable {

    private final StackOptions options;
    private final StackKeys keys;
    private final KafkaCluster kafka;
    private final CassandraCluster cassandra;
    private final Services services;
    private final ServerGroup group;

    private LocalStack(StackOptions options) {
        this.options = options;
        this.keys = StackKeys.in(options.dataDir());
        this.kafka = KafkaCluster.at(kafkaOptions(options));
        this.cassandra = CassandraCluster.at(cassandraOptions(options));
        this.services = Services.of(options, keys, kafka, cassandra);
        this.group = new ServerGroup(options.lifetime(), new Folders(options.dataDir()), inStartOrder());
    }

    /** The stack of these options as it is now; starts nothing. */
    public static LocalStack at(StackOptions options) {
        return new LocalStack(options);
    }

    /**
     * Starts what doesn't run yet and returns when everything is ready; if that fails, what was started is stopped.
     *
     * @throws org.threadkeep.local.process.StartFailedException if a server ended or wasn't ready in time
     * @throws org.threadkeep.local.process.PortTakenException if somebody else listens on a port
     */
    public void up() {
        group.start(() -> {
            processes().forEach(ServerProcess::requireStartable);
            startServers();
            services.all().forEach(ServerProcess::launch);
            services.all().forEach(ServerProcess::awaitReady);
        });
    }

    /** Starts Kafka and Cassandra as {@link #up()} does, with topics and keys, but none of the services. */
    public void upServers() {
        group.start(this::startServers);
    }

    private void startServers() {
        PrivateFolder.create(options.dataDir());
        keys.createIfAbsent();
        Together.run(kafka::start, cassandra::start);
        Topics.create(kafka.bootstrapServers());
    }

    /** One more process of a service beside this stack's own, which the stack neither starts nor stops. */
    public ServerProcess further(FurtherService service) {
        return Services.further(options, keys, kafka, cassandra, service);
    }

    /** Stops what runs, the last started first; data stays. */
    public void down() {
        inStopOrder(processes()).forEach(ServerProcess::stop);
    }

    /** Stops the three services only. */
    public void stopServices() {
        inStopOrder(services.all()).forEach(ServerProcess::stop);
    }

    /** All processes in the order in which they start. */
    public List<ServerProcess> processes() {
        return group.nodes();
    }

    public KafkaCluster kafka() {
        return kafka;
    }

    public CassandraCluster cassandra() {
        return cassandra;
    }

    public ServerProcess ingest() {
        return services.ingest();
    }

    /** The first one. */
    public ServerProcess freezer() {
        return services.freezers().get(0);
    }

    public List<ServerProcess> freezers() {
        return services.freezers();
    }

    public ServerProcess catalog() {
        return services.catalog();
    }

    /** The root of ingest's HTTP API. */
    public URI ingestUri() {
        return uri(options.ports().ingest().http());
    }

    /** The file with the key that wraps the keys of the archive. */
    public Path keyEncryptionKey() {
        return keys.encryption().path();
    }

    /** The root of the catalog's HTTP API. */
    public URI catalogUri() {
        return uri(options.ports().catalog().http());
    }

    /** Where data, keys, logs and pid files are. */
    public Path dataDir() {
        return options.dataDir();
    }

    /** Stops everything; what belongs to a test is killed, and its data is deleted. */
    @Override
    public void close() {
        if (options.lifetime().isPassing()) {
            group.close();
        } else {
            down();
        }
    }

    private List<ServerProcess> inStartOrder() {
        List<ServerProcess> all = new ArrayList<>(kafka.nodes());
        all.addAll(cassandra.nodes());
        all.addAll(services.all());
        return all;
    }

    private static List<ServerProcess> inStopOrder(List<ServerProcess> processes) {
        List<ServerProcess> reversed = new ArrayList<>(processes);
        Collections.reverse(reversed);
        return reversed;
    }

    private static KafkaCluster.Options kafkaOptions(StackOptions options) {
        return KafkaCluster.Options.of(options.servers(), options.dataDir(), options.lifetime())
                .withPorts(options.ports().kafka(), options.ports().kafkaController());
    }

    private static CassandraCluster.Options cassandraOptions(StackOptions options) {
        return CassandraCluster.Options.of(options.servers(), options.dataDir(), options.lifetime())
                .withPorts(options.ports().cassandra(), options.ports().cassandraStorage());
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
