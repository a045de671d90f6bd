package org.threadkeep.bench.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A main class of the bench in a JVM of its own, with the collector that services have. What it complains of goes into a log. */
public final class JavaProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Path log;
    private final Process process;

    private JavaProgram(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param main class with the program
     * @param folder of its log
     */
    public static JavaProgram start(Class<?> main, int heapMiB, List<String> arguments, Path folder) {
        Path log = folder.resolve(main.getSimpleName() + ".log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMiB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(arguments);
        try {
            return new JavaProgram(
                    log,
                    new ProcessBuilder(line)
                            .redirectError(Redirect.to(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it prints. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** That it has used so far. */
    public double cpuSeconds() {
        return CpuSeconds.of(process.pid());
    }

    /** Why it ended, as far as it said so. */
    public String firstLogLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.findFirst().orElse("it didn't say why");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
