package org.threadkeep.catalog.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for statements that are under way; on worker threads only. */
public final class Await {
    private Await() {}

    /**
     * The result of one statement.
     *
     * @throws StorageUnavailableException when Cassandra could not do it; a retry is safe
     */
    public static <T> T value(CompletableFuture<T> statement) {
        try {
            return statement.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * The results of all, in their order. All are waited for, also when one fails.
     *
     * @throws StorageUnavailableException when Cassandra could not do one of them; a retry is safe
     */
    public static <T> List<T> all(Collection<CompletableFuture<T>> statements) {
        value(CompletableFuture.allOf(statements.toArray(CompletableFuture<?>[]::new)));
        List<T> results = new ArrayList<>(statements.size());
        statements.forEach(statement -> results.add(value(statement)));
        return results;
    }
}
