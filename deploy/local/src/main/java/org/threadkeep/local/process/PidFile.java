package org.threadkeep.local.process;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * A file that names one process by its id and its start instant, so that a process that got the same id later is never
 * taken for it.
 */
public final class PidFile {

    /** The start instant is computed from the boot time, which moves a little whenever the clock is corrected. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    /** What a pid file says about its process. */
    public sealed interface Recorded {}

    /** There is no pid file. */
    public record Nothing() implements Recorded {}

    /** The process that it names is gone; {@code pid} may belong to a stranger by now, and is -1 if it can't be read. */
    public record Stale(long pid) implements Recorded {}

    /** The process that it names is running. */
    public record Running(ProcessHandle process, Instant startedAt) implements Recorded {}

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    /** Records a process that is running now. */
    public void write(ProcessHandle process) {
        String text = "pid=%d%nstarted=%s%n".formatted(process.pid(), startOf(process));
        try {
            Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".draft"), text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file and looks for the process. */
    public Recorded read() {
        if (!Files.exists(file)) {
            return new Nothing();
        }
        Properties properties = load();
        try {
            long pid = Long.parseLong(properties.getProperty("pid", ""));
            return find(pid, Instant.parse(properties.getProperty("started", "")));
        } catch (NumberFormatException | DateTimeException e) {
            return new Stale(-1);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded find(long pid, Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(Liveness::isAlive)
                .filter(process -> isNear(startOf(process), startedAt))
                .<Recorded>map(process -> new Running(process, startedAt))
                .orElseGet(() -> new Stale(pid));
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CLOCK_CORRECTION) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private Properties load() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException malformed) {
            return new Properties();
        }
        return properties;
    }
}
