package org.threadkeep.rolling;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What a Kubernetes Service and its clients do: requests go in turn to those replicas that were ready when they were asked last,
 * and one that is refused goes to the next.
 */
final class Route implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final List<Replica> replicas;
    private final Silence silence = new Silence(System::nanoTime);
    private final AtomicInteger next = new AtomicInteger();
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor();
    private volatile List<Replica> ready;

    /** A route to these, which are ready now. */
    Route(List<Replica> replicas) {
        this.replicas = List.copyOf(replicas);
        this.ready = this.replicas;
        poll.scheduleWithFixedDelay(this::look, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    Silence silence() {
        return silence;
    }

    private void look() {
        ready = replicas.stream().filter(Replica::isReady).toList();
    }

    /**
     * Asks until there is an answer.
     *
     * @param request empty when it was refused, with an {@link UncheckedIOException} when there was no answer
     * @throws IllegalStateException when nobody answers for minutes
     */
    <T> T ask(Function<URI, Optional<T>> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        silence.asked();
        while (System.nanoTime() < deadline) {
            for (Replica replica : inTurn()) {
                Optional<T> answer = tried(replica, request);
                if (answer.isPresent()) {
                    silence.answered();
                    return answer.get();
                }
                silence.refused();
            }
            pause();
        }
        throw new IllegalStateException("no replica answered for " + PATIENCE);
    }

    private List<Replica> inTurn() {
        List<Replica> now = new ArrayList<>(ready);
        Collections.rotate(now, next.getAndIncrement());
        return now;
    }

    private static <T> Optional<T> tried(Replica replica, Function<URI, Optional<T>> request) {
        try {
            return request.apply(replica.uri());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }
}
