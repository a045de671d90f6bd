package org.threadkeep.catalog.index;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.catalog.config.CatalogConfig;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.tracing.IndexSpans;

/**
 * Keeps all streams caught up: at start, when a notice comes, and now and then, so that a lost notice hides no pack. Streams
 * are indexed side by side, each by one thread at a time.
 *
 * <p>Several processes may index the same stream at once: they write the same rows.
 */
@ApplicationScoped
public class Indexing {
    private static final Logger LOG = Logger.getLogger(Indexing.class);
    private static final long RETRY_MILLIS = 1000;

    private final Opened<Archive> archive;
    private final Opened<CatalogTables> tables;
    private final KnownThreads known = new KnownThreads();
    private final IndexMetrics metrics;
    private final IndexSpans spans;
    private final Duration sweepInterval;
    private final Duration discoveryInterval;
    private final ExecutorService workers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemon("index-clock"));
    private final Map<StreamId, StreamTask> tasks = new ConcurrentHashMap<>();
    private volatile Optional<String> discoveryProblem = Optional.of("not listed yet");

    /** Indexing from this archive into these tables. */
    public Indexing(
            Opened<Archive> archive,
            Opened<CatalogTables> tables,
            IndexMetrics metrics,
            IndexSpans spans,
            CatalogConfig config) {
        this.archive = archive;
        this.tables = tables;
        this.metrics = metrics;
        this.spans = spans;
        this.sweepInterval = config.catalog().sweepInterval();
        this.discoveryInterval = config.catalog().discoveryInterval();
        this.workers = Executors.newFixedThreadPool(config.catalog().indexThreads(), daemon("index-worker"));
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void start(@Observes StartupEvent event) {
        archive.whenOpen(() -> later(this::discover, Duration.ZERO));
        later(this::sweep, sweepInterval);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
        workers.shutdownNow();
    }

    /** Says that a stream has an entry at {@code seq}. Cheap: what is indexed already is passed over. */
    public void frozen(StreamId stream, long seq) {
        if (seq >= task(stream).status().nextSeq()) {
            wake(stream);
        }
    }

    /** Where each stream stands, by its name. */
    public Map<String, StreamStatus> status() {
        Map<String, StreamStatus> all = new TreeMap<>();
        tasks.forEach((stream, task) -> all.put(stream.text(), task.status()));
        return all;
    }

    /** Why not all streams may be known; empty when they were listed. */
    public Optional<String> discoveryProblem() {
        return discoveryProblem;
    }

    private void sweep() {
        tasks.keySet().forEach(this::wake);
        later(this::sweep, sweepInterval);
    }

    private void discover() {
        try {
            archive.get().log().streams().forEach(this::wake);
            discoveryProblem = Optional.empty();
            later(this::discover, discoveryInterval);
        } catch (RuntimeException e) {
            LOG.debugf("The freeze logs can't be listed: %s", e.getMessage());
            discoveryProblem = Optional.of(e.getMessage());
            later(this::discover, Duration.ofMillis(jittered()));
        }
    }

    private void wake(StreamId stream) {
        try {
            task(stream).wake(workers);
        } catch (RejectedExecutionException e) {
            LOG.debugf("Not indexing %s: stopping", stream);
        }
    }

    private StreamTask task(StreamId stream) {
        return tasks.computeIfAbsent(
                stream,
                id -> new StreamTask(
                        new StreamIndexer(id, archive, tables, known, metrics, spans),
                        () -> later(() -> wake(id), Duration.ofMillis(jittered()))));
    }

    private void later(Runnable work, Duration delay) {
        try {
            var unused = clock.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing more is scheduled: stopping");
        }
    }

    private static long jittered() {
        return ThreadLocalRandom.current().nextLong(RETRY_MILLIS, 2 * RETRY_MILLIS);
    }
}
