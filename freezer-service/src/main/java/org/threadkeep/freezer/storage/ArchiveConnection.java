package org.threadkeep.freezer.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.freezer.commit.Backoff;

/**
 * Connects to the archive in the background, and again until it succeeds, so that the service can start before Cassandra
 * does.
 */
public final class ArchiveConnection implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ArchiveConnection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final Function<CqlSession, Archive> prepare;
    private final Backoff backoff;
    private final Thread thread;
    private final CompletableFuture<Archive> archive = new CompletableFuture<>();
    private volatile Optional<CqlSession> connected = Optional.empty();
    private volatile String trouble = "not connected yet";

    /**
     * Does nothing until it is started.
     *
     * @param prepare makes the archive, with its schema; may be called again when it fails
     */
    public ArchiveConnection(Sessions sessions, Function<CqlSession, Archive> prepare, Backoff backoff) {
        this.sessions = sessions;
        this.prepare = prepare;
        this.backoff = backoff;
        this.thread = new Thread(this::connect, "freezer-archive");
        thread.setDaemon(true);
    }

    /** Begins to connect. */
    public void start() {
        thread.start();
    }

    /**
     * The archive. Blocks for some seconds while it isn't connected, so that a start doesn't wait for the next try.
     *
     * @throws ArchiveUnavailableException when it isn't connected by then; retry safe
     */
    public Archive archive() {
        try {
            return archive.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveUnavailableException("interrupted while the archive is not connected", e);
        } catch (TimeoutException | ExecutionException e) {
            throw new ArchiveUnavailableException("the archive is not connected: " + trouble, e);
        }
    }

    /** Why the archive can't be used now, as far as that is known without trying. */
    public Optional<String> trouble() {
        if (!archive.isDone()) {
            return Optional.of(trouble);
        }
        boolean reachable = connected.stream()
                .flatMap(session -> session.getMetadata().getNodes().values().stream())
                .anyMatch(node -> node.getOpenConnections() > 0);
        return reachable ? Optional.empty() : Optional.of("no Cassandra node is reachable");
    }

    private void connect() {
        for (int failures = 0; !archive.isDone() && !Thread.currentThread().isInterrupted(); ) {
            try {
                CqlSession session = session();
                Archive prepared = prepare.apply(session);
                connected = Optional.of(session);
                archive.complete(prepared);
                LOG.info("the archive is connected");
            } catch (TimeoutException e) {
                trouble = "Cassandra doesn't answer"; // the driver goes on trying
            } catch (InterruptedException e) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                failed(e, ++failures);
            }
        }
    }

    private CqlSession session() throws InterruptedException, ExecutionException, TimeoutException {
        CqlSession session = connected.orElse(null);
        if (session == null) {
            session = sessions.current().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return session;
    }

    private void failed(Exception e, int failures) {
        String now = rootMessage(e);
        if (!now.equals(trouble)) {
            LOG.warnf("the archive can't be connected, will be tried again: %s", now);
        }
        trouble = now;
        if (e instanceof ExecutionException) {
            sessions.renew(); // that attempt is over for good, as after a refused login
        }
        try {
            Thread.sleep(backoff.after(failures).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? e.toString() : e.getMessage() + " (" + e.getCause() + ")";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
