package org.threadkeep.local.stack;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;
import org.threadkeep.local.stack.StackPorts.ServicePorts;

/** The three services of a stack, in the order of a turn's way. */
record Services(ServerProcess ingest, List<ServerProcess> freezers, ServerProcess catalog) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In a small heap only this one finds room for the arrays that an event of 32 MiB takes. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    static Services of(StackOptions options, StackKeys keys, KafkaCluster kafka, CassandraCluster cassandra) {
        Map<String, String> properties = properties(options, keys, kafka, cassandra);
        StackPorts ports = options.ports();
        return new Services(
                service(options, withOtlp(properties, ports.otlp()), "ingest", "ingest", ports.ingest()),
                freezers(options, properties),
                service(options, properties, "catalog", "catalog", ports.catalog()));
    }

    /** One more, with what those of a stack are given. */
    static ServerProcess further(
            StackOptions options,
            StackKeys keys,
            KafkaCluster kafka,
            CassandraCluster cassandra,
            FurtherService further) {
        Map<String, String> properties = withOtlp(properties(options, keys, kafka, cassandra), further.otlp());
        properties.put("threadkeep.schema.create", Boolean.toString(further.createsSchema()));
        properties.putAll(further.properties());
        Path jar = jar(further.repository(), further.service());
        return process(
                options,
                further.dataDir(),
                jar,
                properties,
                further.name(),
                heapMiB(further.service()),
                further.ports());
    }

    private static Map<String, String> withOtlp(Map<String, String> properties, int port) {
        Map<String, String> mine = new TreeMap<>(properties);
        mine.put("quarkus.grpc.server.host", "127.0.0.1");
        mine.put("quarkus.grpc.server.port", Integer.toString(port));
        return mine;
    }

    private static int heapMiB(String service) {
        return service.equals("freezer") ? 512 : 384;
    }

    List<ServerProcess> all() {
        List<ServerProcess> all = new ArrayList<>(freezers);
        all.add(0, ingest);
        all.add(catalog);
        return all;
    }

    /** The first one makes the schema, for the others too. */
    private static List<ServerProcess> freezers(StackOptions options, Map<String, String> properties) {
        List<ServerProcess> freezers = new ArrayList<>();
        Map<String, String> mine = new TreeMap<>(properties);
        for (ServicePorts ports : options.ports().freezers()) {
            String name = freezers.isEmpty() ? "freezer" : "freezer-" + (freezers.size() + 1);
            freezers.add(service(options, mine, name, "freezer", ports));
            mine.put("threadkeep.schema.create", "false");
        }
        return freezers;
    }

    private static ServerProcess service(
            StackOptions options, Map<String, String> properties, String name, String service, ServicePorts ports) {
        Path jar = jar(options.repository(), service);
        return process(options, options.dataDir(), jar, properties, name, heapMiB(service), ports);
    }

    private static Path jar(Path repository, String service) {
        return repository.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    }

    private static ServerProcess process(
            StackOptions options,
            Path dataDir,
            Path jar,
            Map<String, String> properties,
            String name,
            int heapMiB,
            ServicePorts ports) {
        return ServiceProcess.at(new ServiceProcess.Options(
                name,
                jar,
                heapMiB,
                ports.http(),
                ports.management(),
                properties,
                Map.of("JDK_JAVA_OPTIONS", javaOptions(options.lifetime())),
                dataDir,
                PATIENCE));
    }

    private static String javaOptions(Lifetime lifetime) {
        List<String> javaOptions = new ArrayList<>(lifetime.jvmOptions());
        javaOptions.add(COLLECTOR);
        return String.join(" ", javaOptions);
    }

    private static Map<String, String> properties(
            StackOptions options, StackKeys keys, KafkaCluster kafka, CassandraCluster cassandra) {
        Map<String, String> properties = new TreeMap<>(Map.ofEntries(
                entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                entry("quarkus.cassandra.contact-points", contactPoints(cassandra)),
                entry("quarkus.cassandra.local-datacenter", cassandra.localDatacenter()),
                entry(
                        "threadkeep.schema.replication",
                        "{'class':'NetworkTopologyStrategy','%s':%d}"
                                .formatted(cassandra.localDatacenter(), options.servers())),
                entry("quarkus.log.console.json.enabled", "false"),
                // Each unready answer is a line otherwise, and the reason drowns in them.
                entry("quarkus.log.category.\"io.smallrye.health\".level", "WARN"),
                entry("threadkeep.identity.key-file", keys.identity().path().toString()),
                entry("threadkeep.keys.kek-file", keys.encryption().path().toString())));
        properties.putAll(options.serviceProperties());
        return properties;
    }

    private static String contactPoints(CassandraCluster cassandra) {
        return cassandra.contactPoints().stream()
                .map(node -> node.getAddress().getHostAddress() + ":" + node.getPort())
                .collect(Collectors.joining(","));
    }
}
