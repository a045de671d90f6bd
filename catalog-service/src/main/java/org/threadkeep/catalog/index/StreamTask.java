package org.threadkeep.catalog.index;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Runs a stream's indexer when woken: never twice at once, and once more when woken meanwhile. */
final class StreamTask {
    private static final Logger LOG = Logger.getLogger(StreamTask.class);

    private final StreamIndexer indexer;
    private final Runnable retry;
    private final AtomicInteger wakes = new AtomicInteger();

    /**
     * A task at rest.
     *
     * @param retry wakes the task some time later
     */
    StreamTask(StreamIndexer indexer, Runnable retry) {
        this.indexer = indexer;
        this.retry = retry;
    }

    StreamStatus status() {
        return indexer.status();
    }

    void wake(Executor workers) {
        if (wakes.getAndIncrement() == 0) {
            workers.execute(this::runUntilQuiet);
        }
    }

    private void runUntilQuiet() {
        int seen = wakes.get();
        do {
            run();
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void run() {
        CatchUp before = indexer.status().last();
        CatchUp now = indexer.catchUp();
        if (now instanceof CatchUp.Unavailable) {
            retry.run();
        }
        if (!now.equals(before)) {
            log(now);
        }
    }

    private void log(CatchUp now) {
        MDC.put("stream", indexer.stream().text());
        try {
            if (now instanceof CatchUp.Stopped stopped) {
                LOG.errorf("Indexing of %s is stopped until it is repaired: %s", indexer.stream(), stopped.reason());
            } else if (now instanceof CatchUp.Unavailable unavailable) {
                LOG.warnf("Indexing of %s waits: %s", indexer.stream(), unavailable.reason());
            } else {
                LOG.infof("Indexing of %s is caught up", indexer.stream());
            }
        } finally {
            MDC.remove("stream");
        }
    }
}
