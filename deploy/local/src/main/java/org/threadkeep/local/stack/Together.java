package org.threadkeep.local.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Runs steps at the same time, and waits for all of them also when one fails. */
final class Together {

    private Together() {}

    /** Throws what the first failing step threw. */
    static void run(Runnable... steps) {
        List<CompletableFuture<Void>> running = Stream.of(steps)
                .map(step -> CompletableFuture.runAsync(step, task -> new Thread(task).start()))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw e;
        }
    }
}
