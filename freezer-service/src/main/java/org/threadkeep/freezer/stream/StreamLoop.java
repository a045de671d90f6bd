package org.threadkeep.freezer.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The one thread on which all streams of this freezer live, and the batches that wait for them. A batch that can't be taken
 * whole waits, and nothing more is asked of Kafka meanwhile: that bounds what is in memory.
 */
public final class StreamLoop implements LoopTasks {
    private static final Logger LOG = Logger.getLogger(StreamLoop.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private record Batch(Deque<Arrivals> parts, CompletableFuture<Void> taken) {}

    private final Collaborators with;
    private final LogWatch watch;
    private final ScheduledThreadPoolExecutor thread;
    private final Map<Integer, AssignedStream> streams = new TreeMap<>();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private volatile List<StreamReport> reports = List.of();
    private volatile long lastTickNanos = System.nanoTime();

    /** Starts without any stream. */
    public StreamLoop(Collaborators with) {
        this.with = with;
        this.watch = new LogWatch(with, this, streams);
        this.thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "freezer-streams"));
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = thread.scheduleWithFixedDelay(guarded(this::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        after(Duration.ZERO, watch::look);
    }

    /** Takes a batch; completes when the next one may come. */
    public CompletionStage<Void> take(List<Arrivals> parts) {
        Batch batch = new Batch(new ArrayDeque<>(parts), new CompletableFuture<>());
        execute(() -> {
            parts.forEach(part -> with.accounting().received(part.size()));
            batches.add(batch);
            proceed();
        });
        return batch.taken();
    }

    /** Partitions came to this freezer. */
    public void assigned(Collection<Integer> partitions) {
        execute(() -> {
            for (int partition : partitions) {
                Optional.ofNullable(streams.remove(partition)).ifPresent(AssignedStream::close);
                AssignedStream stream = new AssignedStream(partition, with, this);
                streams.put(partition, stream);
                stream.open();
            }
            proceed();
        });
    }

    /**
     * Partitions go from this freezer: what is held is committed, as far as there is time for it, and the rest dropped. Blocks
     * until then.
     */
    public void revoked(Collection<Integer> partitions, Duration limit) {
        if (thread.isShutdown()) {
            return; // everything was handed over before
        }
        CompletableFuture<Void> handedOver = new CompletableFuture<>();
        execute(() -> {
            CompletableFuture<?>[] all = partitions.stream()
                    .flatMap(partition -> Optional.ofNullable(streams.get(partition)).stream())
                    .map(AssignedStream::handOver)
                    .toArray(CompletableFuture[]::new);
            var unused = CompletableFuture.allOf(all).thenRun(() -> handedOver.complete(null));
            proceed();
        });
        await(handedOver, limit);
        execute(() -> {
            partitions.forEach(
                    partition -> Optional.ofNullable(streams.remove(partition)).ifPresent(AssignedStream::close));
            proceed();
        });
    }

    private static void await(CompletableFuture<Void> handedOver, Duration limit) {
        try {
            handedOver.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("not everything could be committed within %s; the next owner reads it again", limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("handing over never fails", e);
        }
    }

    /** Hands everything over and ends. */
    public void stop(Duration limit) {
        revoked(reports.stream().map(StreamReport::partition).toList(), limit);
        thread.shutdown();
    }

    /** How the streams stand: at most a moment old. */
    public List<StreamReport> reports() {
        return reports;
    }

    /** Why the brokers can't be asked how the topic stands, if they can't. */
    public Optional<String> kafkaTrouble() {
        return watch.trouble();
    }

    /** How long ago the loop was last seen at work. */
    public Duration sinceLastTick() {
        return Duration.ofNanos(System.nanoTime() - lastTickNanos);
    }

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) { // a schedule ends with the first exception; the other streams must go on
                LOG.error("a task of the loop failed", e);
            }
        };
    }

    @Override
    public void proceed() {
        while (!batches.isEmpty()) {
            Batch batch = batches.peek();
            while (!batch.parts().isEmpty() && isDone(batch.parts().peek())) {
                batch.parts().remove();
            }
            if (!batch.parts().isEmpty()) {
                return;
            }
            batches.remove();
            batch.taken().complete(null);
        }
    }

    private boolean isDone(Arrivals part) {
        AssignedStream stream = streams.get(part.partition());
        if (stream == null) {
            with.accounting().ignored(part.skipRest()); // of a partition that isn't ours any more
            return true;
        }
        try {
            return stream.take(part);
        } catch (Throwable e) { // a fault in our own code stops one stream, not all
            LOG.error("a stream can't take what arrived", e);
            stream.fail("unexpected: " + e);
            with.accounting().ignored(part.skipRest());
            return true;
        }
    }

    @Override
    public void sealLargest() {
        streams.values().stream()
                .max(Comparator.comparingLong(AssignedStream::sealableBytes))
                .ifPresent(AssignedStream::seal);
    }

    private void tick() {
        long now = System.nanoTime();
        lastTickNanos = now;
        List<StreamReport> current = new ArrayList<>();
        for (AssignedStream stream : streams.values()) {
            stream.tick(now);
            current.add(stream.report());
        }
        reports = List.copyOf(current);
        proceed();
    }
}
