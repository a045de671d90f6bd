package org.threadkeep.stitching;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** One more ingest service beside that of a stack. */
public final class SecondIngest implements AutoCloseable {
    private static final int HEAP_MIB = 384;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServerProcess process;

    private SecondIngest(ServerProcess process) {
        this.process = process;
    }

    static SecondIngest start(StackOptions options, LocalStack stack) {
        return start(options, stack, Map.of());
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param more system properties that that of the stack does not have
     */
    public static SecondIngest start(StackOptions options, LocalStack stack, Map<String, String> more) {
        Path key = options.dataDir().resolve("keys").resolve("identity.key");
        Map<String, String> properties = new TreeMap<>(more);
        properties.put("kafka.bootstrap.servers", stack.kafka().bootstrapServers());
        properties.put("threadkeep.identity.key-file", key.toString());
        properties.put("quarkus.log.console.json.enabled", "false");
        properties.put("quarkus.grpc.server.host", "127.0.0.1");
        properties.put("quarkus.grpc.server.port", Integer.toString(Ports.free(1)));
        ServerProcess process = ServiceProcess.at(new ServiceProcess.Options(
                "ingest-2",
                options.repository().resolve("ingest-service/target/quarkus-app/quarkus-run.jar"),
                HEAP_MIB,
                Ports.free(1),
                Ports.free(1),
                properties,
                Map.of("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC"),
                options.dataDir(),
                PATIENCE));
        process.start();
        return new SecondIngest(process);
    }

    /** The root of its HTTP API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + process.address().getPort());
    }

    @Override
    public void close() {
        process.stop();
    }
}
