package org.threadkeep.catalog.storage;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Something that needs Cassandra, opened in the background: there from some moment on.
 *
 * @param <T> what is opened
 */
public final class Opened<T> {
    private record State<T>(Optional<T> value, String problem) {}

    private final String name;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private volatile State<T> state = new State<>(Optional.empty(), "not opened yet");

    Opened(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * What was opened.
     *
     * @throws StorageUnavailableException when it is not yet; a retry is safe
     */
    public T get() {
        State<T> now = state;
        return now.value().orElseThrow(() -> new StorageUnavailableException(name + ": " + now.problem()));
    }

    /** Why it is not open; empty when it is. */
    public Optional<String> problem() {
        State<T> now = state;
        return now.value().isPresent() ? Optional.empty() : Optional.of(now.problem());
    }

    /** Does this as soon as it is open, or now when it is; the task must be short. */
    public void whenOpen(Runnable task) {
        var unused = opened.thenRun(task);
    }

    void open(T value) {
        state = new State<>(Optional.of(value), "");
        opened.complete(null);
    }

    /** Keeps why it could not be opened; true when that is news. */
    boolean failed(String problem) {
        boolean news = !state.problem().equals(problem);
        state = new State<>(Optional.empty(), problem);
        return news;
    }
}
