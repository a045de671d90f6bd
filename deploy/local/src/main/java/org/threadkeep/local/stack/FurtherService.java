package org.threadkeep.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.stack.StackPorts.ServicePorts;

/**
 * One more process of a service, which uses a stack's servers and keys.
 *
 * @param name for logs and pid file
 * @param service {@code ingest}, {@code freezer} or {@code catalog}
 * @param repository the checkout whose build is run
 * @param dataDir where its home, log and pid file are
 * @param ports of its API and its management
 * @param otlp port of OpenTelemetry over gRPC; only ingest listens there
 * @param createsSchema whether it creates what tables are missing; of those that start at the same time only one may
 * @param properties system properties that the stack's own services do not have
 */
public record FurtherService(
        String name,
        String service,
        Path repository,
        Path dataDir,
        ServicePorts ports,
        int otlp,
        boolean createsSchema,
        Map<String, String> properties) {
    /** Checks that nothing is missing, and copies the properties. */
    public FurtherService {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(ports, "ports");
        properties = Map.copyOf(properties);
    }

    /** On free ports; creates no tables. */
    public static FurtherService of(String name, String service, Path repository, Path dataDir) {
        ServicePorts ports = new ServicePorts(Ports.free(1), Ports.free(1));
        return new FurtherService(name, service, repository, dataDir, ports, Ports.free(1), false, Map.of());
    }

    /** The same, and it creates what tables are missing. */
    public FurtherService creatingSchema() {
        return new FurtherService(name, service, repository, dataDir, ports, otlp, true, properties);
    }

    /** The same from another checkout's build. */
    public FurtherService from(Path other) {
        return new FurtherService(name, service, other, dataDir, ports, otlp, createsSchema, properties);
    }

    /** The same with these system properties. */
    public FurtherService with(Map<String, String> more) {
        return new FurtherService(name, service, repository, dataDir, ports, otlp, createsSchema, more);
    }
}
