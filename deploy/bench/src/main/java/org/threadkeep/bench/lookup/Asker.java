package org.threadkeep.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.threadkeep.bench.system.CpuSeconds;

/** A process that looks keys up when it is told to, and stays for the next time, so that it stays warm. */
final class Asker implements AutoCloseable {
    /** As the catalog has it. */
    private static final int HEAP_MIB = 384;

    private static final int PATIENCE_SECONDS = 20;

    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    /**
     * Starts it.
     *
     * @param main class with the program
     * @param folder of its log
     */
    Asker(Class<?> main, List<String> arguments, Path folder) {
        this.log = folder.resolve(main.getSimpleName() + ".log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(arguments);
        try {
            process = new ProcessBuilder(line)
                    .redirectError(Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.questions = new OutputStreamWriter(process.getOutputStream(), UTF_8);
    }

    /**
     * Looks up for so long, and waits for it.
     *
     * @param ids file with an id on each line
     * @throws IllegalStateException when a lookup failed
     */
    Times look(Key key, Duration length, Path ids) {
        try {
            questions.write(key.name() + " " + length.toMillis() + " " + ids + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("lookups failed: " + firstLogLine());
            }
            return Times.parse(line);
        } catch (IOException e) {
            throw new IllegalStateException("lookups failed: " + firstLogLine(), e);
        }
    }

    private String firstLogLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.findFirst().orElse("the process didn't say why");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double cpuSeconds() {
        return CpuSeconds.of(process.pid());
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
