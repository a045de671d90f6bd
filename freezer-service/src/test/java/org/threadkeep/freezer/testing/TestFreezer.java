package org.threadkeep.freezer.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.commit.Backoff;
import org.threadkeep.freezer.commit.PackArchive;
import org.threadkeep.freezer.commit.PackCommitter;
import org.threadkeep.freezer.gather.PackLimits;
import org.threadkeep.freezer.gather.RejectedRecord;
import org.threadkeep.freezer.gather.TurnReader;
import org.threadkeep.freezer.stream.Arrivals;
import org.threadkeep.freezer.stream.Collaborators;
import org.threadkeep.freezer.stream.HeldBytes;
import org.threadkeep.freezer.stream.StreamLoop;
import org.threadkeep.freezer.stream.StreamReport;
import org.threadkeep.freezer.stream.StreamSettings;
import org.threadkeep.freezer.tracing.PackSpans;
import org.threadkeep.local.process.Wait;

/** A freezer without Kafka and Cassandra, that polls when it is told to. */
public final class TestFreezer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));

    private final ExecutorService commits = Executors.newFixedThreadPool(2);
    private final ExecutorService lookups = Executors.newFixedThreadPool(2);
    private final LinkedBlockingQueue<RejectedRecord> rejected = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<FreezeLogEntry> announced = new LinkedBlockingQueue<>();
    private final MemoryAccounting accounting = new MemoryAccounting();
    private final CountedCommits events = new CountedCommits();
    private final HeldBytes held;
    private final MemoryTopic topic;
    private final StreamLoop loop;

    /** Limits of a pack for tests that don't want one to be sealed by its age. */
    public static PackLimits patient(int turns) {
        return new PackLimits(1 << 20, turns, Duration.ofMinutes(10));
    }

    /** Reads the topic into the archive. */
    public TestFreezer(MemoryTopic topic, PackArchive archive, PackLimits limits, long mostHeld) {
        this.topic = topic;
        this.held = new HeldBytes(mostHeld);
        StreamSettings settings =
                new StreamSettings(limits, 1_000, BACKOFF, Duration.ofMillis(200), Duration.ofMillis(100));
        loop = new StreamLoop(new Collaborators(
                settings,
                topic,
                new TurnReader(SampleTurns.IDENTITY_KEY),
                archive,
                new PackCommitter(archive, BACKOFF, events, new PackSpans(Optional.empty())),
                this::publish,
                (entry, span) -> announced.add(entry),
                accounting,
                held,
                new RecentFrames(1 << 20),
                commits,
                lookups));
    }

    private CompletableFuture<Void> publish(RejectedRecord record) {
        rejected.add(record);
        return CompletableFuture.completedFuture(null);
    }

    /** Gives the partition to this freezer. */
    public void assign() {
        loop.assigned(List.of(0));
    }

    /** Takes the partition from this freezer. */
    public void revoke(Duration limit) {
        loop.revoked(List.of(0), limit);
    }

    /** Polls once and waits until the batch is taken. */
    public void poll(int most) {
        List<Arrivals> polled = topic.poll(most);
        CompletableFuture<Void> taken = loop.take(polled).toCompletableFuture();
        await("batch taken", taken::isDone);
    }

    /** Gives the loop a batch and doesn't wait. */
    public CompletionStage<Void> take(List<Arrivals> batch) {
        return loop.take(batch);
    }

    /** Polls again and again until something is so. */
    public void pollUntil(String what, BooleanSupplier condition) {
        await(what, () -> {
            poll(10);
            return condition.getAsBoolean();
        });
    }

    /** Waits until something is so. */
    public static void await(String what, BooleanSupplier condition) {
        if (!Wait.until(PATIENCE, condition)) {
            throw new AssertionError("waited in vain: " + what);
        }
    }

    /** How the stream stands. */
    public StreamReport report() {
        await("reported", () -> !loop.reports().isEmpty());
        return loop.reports().get(0);
    }

    /** What was found unfreezable. */
    public List<RejectedRecord> rejected() {
        return List.copyOf(rejected);
    }

    /** What was announced. */
    public List<FreezeLogEntry> announced() {
        return List.copyOf(announced);
    }

    /** The counts of records. */
    public MemoryAccounting accounting() {
        return accounting;
    }

    /** The counts of commits. */
    public CountedCommits events() {
        return events;
    }

    /** What is held in memory. */
    public long held() {
        return held.now();
    }

    @Override
    public void close() {
        loop.stop(Duration.ofSeconds(5));
        commits.shutdownNow();
        lookups.shutdownNow();
    }
}
