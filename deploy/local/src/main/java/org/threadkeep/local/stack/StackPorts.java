package org.threadkeep.local.stack;

import java.util.List;
import java.util.stream.Stream;
import org.threadkeep.local.process.Ports;

/**
 * The ports of a whole stack, on 127.0.0.1 and, where there are several brokers and nodes, the two addresses after it.
 *
 * @param kafka for clients
 * @param kafkaController between brokers
 * @param cassandra for CQL
 * @param cassandraStorage between nodes
 * @param otlp of ingest, for OpenTelemetry over gRPC
 * @param freezers one or more
 */
public record StackPorts(
        int kafka,
        int kafkaController,
        int cassandra,
        int cassandraStorage,
        ServicePorts ingest,
        int otlp,
        List<ServicePorts> freezers,
        ServicePorts catalog) {

    public StackPorts {
        freezers = List.copyOf(freezers);
    }

    /**
     * The two ports of a service.
     *
     * @param http its API
     * @param management health and metrics
     */
    public record ServicePorts(int http, int management) {}

    /** Those that the documentation names. */
    public static StackPorts usual() {
        return new StackPorts(
                9092,
                9093,
                9042,
                7000,
                new ServicePorts(8081, 9081),
                4317,
                List.of(new ServicePorts(8082, 9082)),
                new ServicePorts(8083, 9083));
    }

    /** Of the first freezer. */
    public ServicePorts freezer() {
        return freezers.get(0);
    }

    /** Some that are free now, for 1 or 3 servers of each sort and some freezers. */
    public static StackPorts free(int servers, int freezers) {
        return new StackPorts(
                Ports.free(servers),
                Ports.free(servers),
                Ports.free(servers),
                Ports.free(servers),
                freeServicePorts(),
                Ports.free(1),
                Stream.generate(StackPorts::freeServicePorts).limit(freezers).toList(),
                freeServicePorts());
    }

    private static ServicePorts freeServicePorts() {
        return new ServicePorts(Ports.free(1), Ports.free(1));
    }
}
