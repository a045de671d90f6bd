package org.threadkeep.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Runs asynchronous work on many items, never more than so many at once. */
public final class Concurrently<T, R> {
    private final Iterator<T> items;
    private final Function<? super T, ? extends CompletionStage<R>> work;
    private final List<CompletableFuture<R>> started = new ArrayList<>();
    private final CompletableFuture<List<R>> done = new CompletableFuture<>();
    private Throwable failure;
    private int running;

    private Concurrently(Iterator<T> items, Function<? super T, ? extends CompletionStage<R>> work, int limit) {
        this.items = items;
        this.work = work;
        this.running = limit;
    }

    /**
     * The results, in the order of the items. After a failure no more work is started; the stage then fails with the first
     * error, when nothing is in flight any more.
     */
    public static <T, R> CompletableFuture<List<R>> map(
            Collection<T> items, int limit, Function<? super T, ? extends CompletionStage<R>> work) {
        Concurrently<T, R> run = new Concurrently<>(List.copyOf(items).iterator(), work, limit);
        for (int i = 0; i < limit; i++) {
            run.workOn();
        }
        return run.done;
    }

    /** Waits for a stage; if it failed with an unchecked exception, throws that one. */
    public static <R> R await(CompletionStage<R> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void workOn() {
        for (CompletableFuture<R> stage = start(); stage != null; stage = start()) {
            if (!stage.isDone()) {
                CompletableFuture<R> unused = stage.whenComplete((result, error) -> {
                    note(error);
                    workOn();
                });
                return;
            }
            note(stage.handle((result, error) -> error).join());
        }
        stop();
    }

    private synchronized CompletableFuture<R> start() {
        if (failure != null || !items.hasNext()) {
            return null;
        }
        CompletableFuture<R> stage;
        try {
            stage = work.apply(items.next()).toCompletableFuture();
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        started.add(stage);
        return stage;
    }

    private synchronized void note(Throwable error) {
        if (failure == null && error != null) {
            failure = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        }
    }

    private void stop() {
        synchronized (this) {
            running--;
            if (running > 0) {
                return;
            }
        }
        if (failure == null) {
            done.complete(started.stream().map(CompletableFuture::join).toList());
        } else {
            done.completeExceptionally(failure);
        }
    }
}
