package org.threadkeep.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.TestFolder;

/**
 * What a stack is made of.
 *
 * @param repository the folder whose built services are run
 * @param dataDir where data, keys, logs and pid files are
 * @param servers brokers, and Cassandra nodes as well: 1 or 3
 * @param ports where everything listens
 * @param serviceProperties given to all three services
 * @param lifetime whether it outlives this JVM
 */
public record StackOptions(
        Path repository,
        Path dataDir,
        int servers,
        StackPorts ports,
        Map<String, String> serviceProperties,
        Lifetime lifetime) {

    public StackOptions {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(ports, "ports");
        Objects.requireNonNull(lifetime, "lifetime");
        if (servers != 1 && servers != 3) {
            throw new IllegalArgumentException("servers is " + servers + ", not 1 or 3");
        }
        serviceProperties = Map.copyOf(serviceProperties);
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** The one stack of a clone, on the usual ports; it outlives this JVM. */
    public static StackOptions local(Path repository) {
        Path dataDir = repository.resolve(".threadkeep");
        return new StackOptions(repository, dataDir, 1, StackPorts.usual(), Map.of(), Lifetime.LIVES_ON);
    }

    /** A stack on free ports with fresh data under {@code target/}, gone when it is closed. */
    public static StackOptions forTest(Path repository) {
        return forTest(repository, 1, 1);
    }

    /**
     * The same of more processes.
     *
     * @param servers brokers, and Cassandra nodes as well: 1 or 3
     * @param freezers at least 1
     */
    public static StackOptions forTest(Path repository, int servers, int freezers) {
        StackPorts ports = StackPorts.free(servers, freezers);
        return new StackOptions(repository, TestFolder.create("stack"), servers, ports, Map.of(), Lifetime.TEST);
    }

    /** The same with one more system property for all three services. */
    public StackOptions withServiceProperty(String name, String value) {
        Map<String, String> properties = new TreeMap<>(serviceProperties);
        properties.put(name, value);
        return new StackOptions(repository, dataDir, servers, ports, properties, lifetime);
    }
}
