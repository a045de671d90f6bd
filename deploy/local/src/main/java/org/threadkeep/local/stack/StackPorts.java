package org.threadkeep.local.stack;

import org.threadkeep.local.process.Ports;

/**
 * The ports of a whole stack on 127.0.0.1.
 *
 * @param kafka for clients
 * @param kafkaController between brokers
 * @param cassandra for CQL
 * @param cassandraStorage between nodes
 */
public record StackPorts(
        int kafka,
        int kafkaController,
        int cassandra,
        int cassandraStorage,
        ServicePorts ingest,
        ServicePorts freezer,
        ServicePorts catalog) {

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
                new ServicePorts(8082, 9082),
                new ServicePorts(8083, 9083));
    }

    /** Some that are free now. */
    public static StackPorts free() {
        return new StackPorts(
                Ports.free(1),
                Ports.free(1),
                Ports.free(1),
                Ports.free(1),
                freeServicePorts(),
                freeServicePorts(),
                freeServicePorts());
    }

    private static ServicePorts freeServicePorts() {
        return new ServicePorts(Ports.free(1), Ports.free(1));
    }
}
