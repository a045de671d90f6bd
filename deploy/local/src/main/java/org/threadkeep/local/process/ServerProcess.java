package org.threadkeep.local.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One server as an operating system process: a broker, a node or a service. Its pid file is the only memory of what runs,
 * so that any JVM can stop what another one started.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final ServerSpec spec;
    private final Supplier<Command> command;
    private final Probe probe;
    private boolean launchedHere;
    private boolean toldToStop;
    private long launchedAt;

    /**
     * Describes a server, and starts nothing.
     *
     * @param command asked at each start only, so that a server can be stopped also when it couldn't be started
     */
    public ServerProcess(ServerSpec spec, Supplier<Command> command, Probe probe) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.command = Objects.requireNonNull(command, "command");
        this.probe = Objects.requireNonNull(probe, "probe");
    }

    public String name() {
        return spec.name();
    }

    /** The address that clients use. */
    public InetSocketAddress address() {
        return spec.address();
    }

    public Path logFile() {
        return spec.logFile();
    }

    /** The process, when it runs (frozen counts as running). */
    public Optional<PidFile.Running> running() {
        return spec.pidFile().read() instanceof PidFile.Running running ? Optional.of(running) : Optional.empty();
    }

    /**
     * The process.
     *
     * @throws StartFailedException when it doesn't run: its log's last lines may tell why it ended
     */
    public ProcessHandle requireRunning() {
        return running()
                .map(PidFile.Running::process)
                .orElseThrow(() -> StartFailedException.because(name() + " is not running", logFile()));
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /** Whether this object started the process, rather than found it running. */
    public synchronized boolean isLaunchedHere() {
        return launchedHere && isRunning();
    }

    /** Asks the server whether it can do its work. */
    public Readiness readiness() {
        return isRunning() ? probe.check() : Readiness.notReady("not running");
    }

    /**
     * Finds out, before anything else takes its time, what would keep it from starting.
     *
     * @throws PortTakenException if somebody else listens on one of its ports
     * @throws IllegalStateException if it isn't built
     */
    public void requireStartable() {
        if (!isRunning()) {
            requireFreePorts();
            Objects.requireNonNull(command.get(), "command");
        }
    }

    /** Starts it with the data it has, unless it runs already, and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /**
     * Starts it, unless it runs already, and doesn't wait.
     *
     * @throws PortTakenException if somebody else listens on one of its ports
     */
    public synchronized void launch() {
        PidFile.Recorded recorded = spec.pidFile().read();
        if (recorded instanceof PidFile.Running running) {
            say("is running already, pid=" + running.process().pid());
            return;
        }
        if (recorded instanceof PidFile.Stale stale) {
            say("ended without being stopped (pid file of pid=%d removed)".formatted(stale.pid()));
            spec.pidFile().delete();
        }
        requireFreePorts();
        launchedAt = System.nanoTime();
        spec.pidFile().write(Spawn.of(spec, command.get()));
        launchedHere = true;
    }

    /**
     * Waits until it is ready.
     *
     * @throws StartFailedException if it ended, or wasn't ready in time
     */
    public void awaitReady() {
        Progress progress = new Progress(this::say);
        Readiness last = Readiness.notReady("not asked yet");
        while (!(last instanceof Readiness.Ready)) {
            last = readiness();
            if (last instanceof Readiness.NotReady notReady) {
                requireHope(progress, notReady);
                progress.tell(notReady);
                Wait.pause();
            }
        }
        sayStarted();
    }

    private void requireHope(Progress progress, Readiness.NotReady notReady) {
        if (!isRunning()) {
            forget();
            throw StartFailedException.because(name() + " ended before it was ready", logFile());
        }
        if (progress.elapsed().compareTo(spec.patience()) > 0) {
            throw StartFailedException.because(
                    "%s isn't ready after %d s: %s"
                            .formatted(name(), spec.patience().toSeconds(), notReady.reason()),
                    logFile());
        }
    }

    /** Ends it gracefully (SIGTERM), or with SIGKILL when it takes too long; data stays. */
    public synchronized void stop() {
        if (spec.pidFile().read() instanceof PidFile.Stale stale) {
            say(toldToStop ? "stopped" : "had ended before (pid file of pid=%d removed)".formatted(stale.pid()));
        }
        running().ifPresent(running -> {
            requestStop();
            boolean graceful = hasEnded(running.process(), GRACE);
            end(running, graceful ? "stopped" : "stopped (by SIGKILL, after %d s)".formatted(GRACE.toSeconds()));
        });
        forget();
    }

    /** Sends SIGTERM and doesn't wait; a frozen process is resumed so that it can obey. */
    public synchronized void requestStop() {
        running().ifPresent(running -> {
            toldToStop = true;
            Signal.CONT.send(running.process());
            running.process().destroy();
        });
    }

    /** Ends it at once (SIGKILL), as a power cut would. */
    public synchronized void kill() {
        running().ifPresent(running -> end(running, "killed"));
        forget();
    }

    /** Ends it at once, because nobody needs its data any more. */
    synchronized void discard() {
        running().ifPresent(running -> end(running, "stopped"));
        forget();
    }

    /** Halts it (SIGSTOP): it keeps its connections, and answers nothing until {@link #resume()}. */
    public void freeze() {
        Signal.STOP.send(requireRunning());
        say("frozen");
    }

    /** Lets a frozen process go on (SIGCONT). */
    public void resume() {
        Signal.CONT.send(requireRunning());
        say("resumed");
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    private void end(PidFile.Running running, String how) {
        running.process().destroyForcibly();
        if (!hasEnded(running.process(), DEATH)) {
            throw new IllegalStateException("%s (pid=%d) survived SIGKILL"
                    .formatted(name(), running.process().pid()));
        }
        say(how);
    }

    private synchronized void forget() {
        spec.pidFile().delete();
        launchedHere = false;
        toldToStop = false;
    }

    private static boolean hasEnded(ProcessHandle process, Duration timeout) {
        return Wait.until(timeout, () -> !Liveness.isAlive(process));
    }

    private void requireFreePorts() {
        spec.listens().stream()
                .filter(address -> !Ports.isFree(address))
                .findFirst()
                .ifPresent(address -> {
                    throw PortTakenException.of(name(), address);
                });
    }

    private synchronized void sayStarted() {
        if (launchedHere) {
            double seconds = (System.nanoTime() - launchedAt) / 1e9;
            long pid = requireRunning().pid();
            say(String.format(
                    Locale.ROOT,
                    "started pid=%d port=%d in %.1f s",
                    pid,
                    address().getPort(),
                    seconds));
        }
    }

    private void say(String what) {
        System.out.println(name() + " " + what);
    }
}
