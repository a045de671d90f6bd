package org.threadkeep.archivetool.verify;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does a few things at once; their results are taken in the order in which the work came. For one thread to use. */
final class OrderedWork<T> implements AutoCloseable {
    private record Job<T>(Future<T> result, Consumer<T> taker) {}

    private final int most;
    private final ExecutorService threads;
    private final Queue<Job<T>> jobs = new ArrayDeque<>();

    OrderedWork(int workers) {
        this.most = 2 * workers;
        this.threads = Executors.newFixedThreadPool(workers);
    }

    /** Waits until there is room; then the taker gets the result, some time, on the thread that submits. */
    void submit(Callable<T> work, Consumer<T> taker) {
        while (jobs.size() >= most) {
            take();
        }
        jobs.add(new Job<>(threads.submit(work), taker));
    }

    /** Waits until everything is taken. */
    void drain() {
        while (!jobs.isEmpty()) {
            take();
        }
    }

    private void take() {
        Job<T> job = jobs.remove();
        job.taker().accept(get(job.result()));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
