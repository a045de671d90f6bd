package org.threadkeep.bench.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.CpuSeconds;

/**
 * A contender that is a program of the bench: it says on its standard output how many turns it has done, a number a line, and at the
 * end perhaps something else in words.
 */
public final class Program implements Contender {
    /**
     * What to run.
     *
     * @param name of the contender
     * @param main class with the program
     * @param heapMiB as the freezer has it, if the comparison is to be fair
     * @param arguments of the program
     * @param prepare removes what an earlier round left
     */
    public record What(String name, Class<?> main, int heapMiB, List<String> arguments, Runnable prepare) {
        /** Copies the arguments. */
        public What {
            arguments = List.copyOf(arguments);
        }
    }

    private static final int PATIENCE_SECONDS = 20;

    private final What what;
    private final long turns;
    private final Path log;
    private final AtomicLong done = new AtomicLong();
    private final CompletableFuture<String> said = new CompletableFuture<>();
    private Process process;

    /**
     * Not started.
     *
     * @param turns that it is to do
     * @param folder of its log
     */
    public Program(What what, long turns, Path folder) {
        this.what = what;
        this.turns = turns;
        this.log = folder.resolve(what.main().getSimpleName() + ".log");
    }

    @Override
    public String name() {
        return what.name();
    }

    @Override
    public long turns() {
        return turns;
    }

    @Override
    public void begin() {
        what.prepare().run();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + what.heapMiB() + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                what.main().getName()));
        line.addAll(what.arguments());
        try {
            process = new ProcessBuilder(line)
                    .redirectError(Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "bench-read");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Character.isDigit(line.charAt(0))) {
                    done.set(Long.parseLong(line));
                } else {
                    said.complete(line);
                }
            }
        } catch (IOException ended) {
            // the process was ended; what it had done by then is known
        }
    }

    @Override
    public long done() {
        if (!process.isAlive() && done.get() < turns) {
            throw new IllegalStateException(name() + " has ended too early: " + firstLogLine());
        }
        return done.get();
    }

    private String firstLogLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.findFirst().orElse("it didn't say why");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says in words; waits for that. */
    public String said() {
        try {
            return said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(name() + " didn't say what it found", e);
        }
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        return Map.of(name(), CpuSeconds.of(process.pid()));
    }

    @Override
    public void check(Series series) {
        // it counts what was acknowledged
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
