package org.threadkeep.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A few threads with a bounded queue; the first failure ends the work and is thrown at whoever waits. */
public final class Workers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int QUEUED = 16;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Semaphore room = new Semaphore(THREADS + QUEUED);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /** Runs a task, as soon as there is room; throws what an earlier task threw. */
    public void submit(Runnable task) {
        throwFailure();
        room.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    /** Waits for everything that was submitted. */
    public void await() {
        room.acquireUninterruptibly(THREADS + QUEUED);
        room.release(THREADS + QUEUED);
        throwFailure();
    }

    private void throwFailure() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
