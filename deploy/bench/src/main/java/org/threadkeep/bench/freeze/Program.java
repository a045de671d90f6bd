package org.threadkeep.bench.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.JavaProgram;

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
    private final Path folder;
    private final AtomicLong done = new AtomicLong();
    private final CompletableFuture<String> said = new CompletableFuture<>();
    private JavaProgram program;

    /**
     * Not started.
     *
     * @param turns that it is to do
     * @param folder of its log
     */
    public Program(What what, long turns, Path folder) {
        this.what = what;
        this.turns = turns;
        this.folder = folder;
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
        program = JavaProgram.start(what.main(), what.heapMiB(), what.arguments(), folder);
        Thread reader = new Thread(this::read, "bench-read");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.output(), StandardCharsets.UTF_8))) {
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
        if (!program.isAlive() && done.get() < turns) {
            throw new IllegalStateException(name() + " has ended too early: " + program.firstLogLine());
        }
        return done.get();
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
        return Map.of(name(), program.cpuSeconds());
    }

    @Override
    public void check(Series series) {
        // it counts what was acknowledged
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
