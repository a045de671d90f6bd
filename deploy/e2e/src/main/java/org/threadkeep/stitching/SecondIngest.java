package org.threadkeep.stitching;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** One more ingest service beside that of a stack. */
final class SecondIngest implements AutoCloseable {
    private static final int HEAP_MIB = 384;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServerProcess process;

    private SecondIngest(ServerProcess process) {
        this.process = process;
    }

    static SecondIngest start(StackOptions options, LocalStack stack) {
        Path key = options.dataDir().resolve("keys").resolve("identity.key");
        ServerProcess process = ServiceProcess.at(new ServiceProcess.Options(
                "ingest-2",
                options.repository().resolve("ingest-service/target/quarkus-app/quarkus-run.jar"),
                HEAP_MIB,
                Ports.free(1),
                Ports.free(1),
                Map.of(
                        "kafka.bootstrap.servers",
                        stack.kafka().bootstrapServers(),
                        "threadkeep.identity.key-file",
                        key.toString(),
                        "quarkus.log.console.json.enabled",
                        "false",
                        "quarkus.grpc.server.host",
                        "127.0.0.1",
                        "quarkus.grpc.server.port",
                        Integer.toString(Ports.free(1))),
                Map.of("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC"),
                options.dataDir(),
                PATIENCE));
        process.start();
        return new SecondIngest(process);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + process.address().getPort());
    }

    @Override
    public void close() {
        process.stop();
    }
}
