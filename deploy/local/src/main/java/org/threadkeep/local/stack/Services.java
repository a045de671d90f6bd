package org.threadkeep.local.stack;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;
import org.threadkeep.local.stack.StackPorts.ServicePorts;

/** The three services of a stack, in the order of a turn's way. */
record Services(ServerProcess ingest, ServerProcess freezer, ServerProcess catalog) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In a small heap only this one finds room for the arrays that an event of 32 MiB takes. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    static Services of(StackOptions options, StackKeys keys, KafkaCluster kafka, CassandraCluster cassandra) {
        Map<String, String> properties = properties(options, keys, kafka, cassandra);
        StackPorts ports = options.ports();
        return new Services(
                service(options, properties, "ingest", 384, ports.ingest()),
                service(options, properties, "freezer", 512, ports.freezer()),
                service(options, properties, "catalog", 384, ports.catalog()));
    }

    List<ServerProcess> all() {
        return List.of(ingest, freezer, catalog);
    }

    private static ServerProcess service(
            StackOptions options, Map<String, String> properties, String name, int heapMiB, ServicePorts ports) {
        Path jar = options.repository().resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
        return ServiceProcess.at(new ServiceProcess.Options(
                name,
                jar,
                heapMiB,
                ports.http(),
                ports.management(),
                properties,
                Map.of("JDK_JAVA_OPTIONS", COLLECTOR),
                options.dataDir(),
                PATIENCE));
    }

    private static Map<String, String> properties(
            StackOptions options, StackKeys keys, KafkaCluster kafka, CassandraCluster cassandra) {
        Map<String, String> properties = new TreeMap<>(Map.ofEntries(
                entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                entry(
                        "quarkus.cassandra.contact-points",
                        "127.0.0.1:" + options.ports().cassandra()),
                entry("quarkus.cassandra.local-datacenter", cassandra.localDatacenter()),
                entry("quarkus.log.console.json.enabled", "false"),
                // Each unready answer is a line otherwise, and the reason drowns in them.
                entry("quarkus.log.category.\"io.smallrye.health\".level", "WARN"),
                entry("threadkeep.identity.key-file", keys.identity().path().toString()),
                entry("threadkeep.keys.kek-file", keys.encryption().path().toString())));
        properties.putAll(options.serviceProperties());
        return properties;
    }
}
