package org.threadkeep.archive.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Calls something from as many threads as there are items. */
final class AllAtOnce {
    private AllAtOnce() {}

    /** The results, in the order of the items. */
    static <T, R> List<R> map(List<T> items, Function<T, R> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(items.size());
        try {
            List<Callable<R>> calls = items.stream()
                    .<Callable<R>>map(item -> () -> call.apply(item))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
