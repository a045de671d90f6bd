package org.threadkeep.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.home.ServerClassPath;
import org.threadkeep.local.process.JavaCommand;
import org.threadkeep.local.process.Lifetime;

/** Prepares a node's empty data folder for KRaft; a folder that holds data is left as it is. */
final class FormatStorage {

    private static final int HEAP_MIB = 128;
    private static final int PATIENCE_SECONDS = 60;

    private final Path dataDir;

    FormatStorage(Path dataDir) {
        this.dataDir = dataDir;
    }

    void format(BrokerSettings settings) {
        if (Files.exists(settings.home().resolve("data/meta.properties"))) {
            return;
        }
        Path properties = settings.home().resolve("server.properties");
        write(properties, settings.render());
        List<String> command = JavaCommand.of(
                HEAP_MIB,
                Stream.concat(Lifetime.TEST.serverOptions().stream(), Stream.of("-Dlog4j2.level=warn"))
                        .toList(),
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                clusterId(),
                "--config",
                properties.toString());
        run(command, settings.name());
    }

    /** All nodes have one, made when the first is formatted. */
    private String clusterId() {
        Path file = dataDir.resolve("kafka-cluster-id");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(List<String> command, String name) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", ServerClassPath.read(RepositoryRoot.find(), "kafka-server"));
        try {
            Path output = Files.createTempFile(dataDir, name + "-format", ".log");
            Process process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "%s: its data folder can't be formatted%n%s".formatted(name, Files.readString(output)));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while formatting " + name, e);
        }
    }
}
