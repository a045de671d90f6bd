package org.threadkeep.stitching;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that run at the same time; closing waits for them and throws what one of them threw. */
final class Threads implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Future<?>> tasks = new ArrayList<>();

    Threads(int most) {
        threads = Executors.newFixedThreadPool(most);
    }

    void run(Runnable task) {
        tasks.add(threads.submit(task));
    }

    @Override
    public void close() {
        try {
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
