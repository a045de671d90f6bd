package org.threadkeep.local.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.threadkeep.local.process.Command;
import org.threadkeep.local.process.Folders;
import org.threadkeep.local.process.JavaCommand;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.ServerSpec;

/** Runs one of the three services from its built jar, on loopback. */
public final class ServiceProcess {

    /**
     * What to run.
     *
     * @param name for people, logs and pid file, e.g. {@code freezer}
     * @param jar the service's {@code quarkus-run.jar}
     * @param heapMiB maximum heap
     * @param httpPort of its API
     * @param managementPort of health and metrics
     * @param properties further system properties; the ports and the host are set already
     * @param environment added to this JVM's own environment
     * @param dataDir where home, log and pid file are
     * @param patience how long it may take until it is ready
     */
    public record Options(
            String name,
            Path jar,
            int heapMiB,
            int httpPort,
            int managementPort,
            Map<String, String> properties,
            Map<String, String> environment,
            Path dataDir,
            Duration patience) {

        public Options {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(jar, "jar");
            Objects.requireNonNull(dataDir, "dataDir");
            Objects.requireNonNull(patience, "patience");
            properties = Map.copyOf(properties);
            environment = Map.copyOf(environment);
        }
    }

    private static final String LOOPBACK = "127.0.0.1";

    private ServiceProcess() {}

    /** The service of these options as it is now, running or not; {@link ServerProcess#start()} starts it. */
    public static ServerProcess at(Options options) {
        ServerSpec spec = new ServerSpec(
                options.name(),
                new Folders(options.dataDir()),
                List.of(Ports.loopback(1, options.httpPort()), Ports.loopback(1, options.managementPort())),
                options.patience());
        return new ServerProcess(spec, () -> command(options), ReadyEndpoint.onPort(options.managementPort()));
    }

    private static Command command(Options options) {
        if (!Files.isRegularFile(options.jar())) {
            throw new IllegalStateException(
                    "%s is not built: %s is missing; make it with: mvn -q -B -DskipTests package"
                            .formatted(options.name(), options.jar()));
        }
        List<String> line = JavaCommand.of(
                options.heapMiB(),
                systemProperties(options),
                "-jar",
                options.jar().toString());
        return new Command(line, options.environment(), Map.of());
    }

    private static List<String> systemProperties(Options options) {
        Map<String, String> properties = new TreeMap<>(options.properties());
        properties.put("quarkus.http.host", LOOPBACK);
        properties.put("quarkus.http.port", Integer.toString(options.httpPort()));
        properties.put("quarkus.management.host", LOOPBACK);
        properties.put("quarkus.management.port", Integer.toString(options.managementPort()));
        return properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }
}
