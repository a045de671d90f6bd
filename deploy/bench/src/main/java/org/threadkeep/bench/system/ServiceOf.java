package org.threadkeep.bench.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;

/**
 * A service as {@code deploy/up} runs it.
 *
 * @param process not started yet
 * @param port of its API
 */
public record ServiceOf(ServerProcess process, int port) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int INGEST_HEAP_MIB = 384;

    /** The freezer. */
    public static ServiceOf freezer(BenchSystem system, JvmOptions jvm) {
        return of(system, "freezer-service", "freezer", 512, jvm);
    }

    /** Some freezers, that share the partitions. */
    public static List<ServiceOf> freezers(int count, BenchSystem system, JvmOptions jvm) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> of(system, "freezer-service", "freezer-" + number, 512, jvm))
                .toList();
    }

    /** The door. */
    public static ServiceOf ingest(BenchSystem system, JvmOptions jvm) {
        return of(system, "ingest-service", "ingest", INGEST_HEAP_MIB, jvm);
    }

    /**
     * An endpoint that only forwards bytes, with the door's heap and collector.
     *
     * @param topic that they go to
     */
    public static ServiceOf forwarder(BenchSystem system, JvmOptions jvm, String topic) {
        Map<String, String> properties = new TreeMap<>(jvm.properties());
        properties.put("forwarder.topic", topic);
        return of(
                system,
                "deploy/bench/forwarder",
                "forwarder",
                INGEST_HEAP_MIB,
                new JvmOptions(jvm.more(), jvm.recordings(), properties));
    }

    /** The catalog. */
    public static ServiceOf catalog(BenchSystem system, JvmOptions jvm) {
        return of(system, "catalog-service", "catalog", 384, jvm);
    }

    private static ServiceOf of(BenchSystem system, String module, String name, int heapMiB, JvmOptions jvm) {
        int port = Ports.free(1);
        ServerProcess process = ServiceProcess.at(new ServiceProcess.Options(
                name,
                system.repository().resolve(module).resolve("target/quarkus-app/quarkus-run.jar"),
                heapMiB,
                port,
                Ports.free(1),
                properties(system, jvm),
                Map.of("JDK_JAVA_OPTIONS", jvm.text(name)),
                system.folders().root(),
                PATIENCE));
        return new ServiceOf(process, port);
    }

    private static Map<String, String> properties(BenchSystem system, JvmOptions jvm) {
        Map<String, String> properties = new TreeMap<>(jvm.properties());
        properties.put("kafka.bootstrap.servers", system.bootstrapServers());
        properties.put(
                "quarkus.cassandra.contact-points",
                "127.0.0.1:" + system.contactPoint().getPort());
        properties.put("quarkus.cassandra.local-datacenter", system.datacenter());
        properties.put("threadkeep.schema.replication", Keyspaces.replication(system.datacenter()));
        properties.put("quarkus.log.console.json.enabled", "false");
        properties.put("quarkus.grpc.server.host", "127.0.0.1");
        properties.put("quarkus.grpc.server.port", Integer.toString(Ports.free(1)));
        properties.put("threadkeep.identity.key-file", system.keys().identity().toString());
        properties.put("threadkeep.keys.kek-file", system.keys().encryption().toString());
        return properties;
    }
}
