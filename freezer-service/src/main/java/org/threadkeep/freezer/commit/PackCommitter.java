package org.threadkeep.freezer.commit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.events.TopicNames;
import org.threadkeep.freezer.tracing.PackSpans;

/**
 * Commits packs: chunks first, where nobody sees them; then one append to the freeze log, which makes the pack be there as a
 * whole, or not at all when somebody else was faster. What can't be known at once is found out, never assumed.
 */
public final class PackCommitter {
    private static final String REJECT = "publish to " + TopicNames.TURNS_REJECTED;
    private static final Duration REJECTION_PATIENCE = Duration.ofSeconds(5);

    private final PackArchive archive;
    private final Backoff backoff;
    private final CommitEvents events;
    private final PackSpans spans;

    /** One pack is compressed at a time, since that takes several times its size. Nothing waits for Cassandra in here. */
    private final ReentrantLock sealing = new ReentrantLock();

    /** Commits to this archive. */
    public PackCommitter(PackArchive archive, Backoff backoff, CommitEvents events, PackSpans spans) {
        this.archive = archive;
        this.backoff = backoff;
        this.events = events;
        this.spans = spans;
    }

    /** One pack to commit. */
    public record Order(
            Optional<FreezeLogEntry> head,
            PackContent content,
            RecentFrames.OfStream earlier,
            long rawBytes,
            CompletableFuture<Void> rejectionsPublished,
            BooleanSupplier abandoned) {}

    /** Blocks until the outcome is known. */
    public CommitOutcome commit(Order order) {
        Span span = spans.begin(order.content());
        try (Scope scope = span.makeCurrent()) {
            return told(untraced(order), span);
        } finally {
            span.end();
        }
    }

    private static CommitOutcome told(CommitOutcome outcome, Span span) {
        if (outcome instanceof CommitOutcome.Committed committed) {
            span.setAttribute("packId", committed.entry().pack().text());
            return new CommitOutcome.Committed(committed.entry(), PackSpans.recorded(span));
        }
        span.setStatus(StatusCode.ERROR, outcome.getClass().getSimpleName());
        return outcome;
    }

    private CommitOutcome untraced(Order order) {
        long start = System.nanoTime();
        Persistence persistence = new Persistence(backoff, events, order.abandoned());
        try {
            persistence.until("keys", () -> {
                archive.prepareKeys(order.content());
                return order;
            });
            SealedPack pack = persistence.until("seal", () -> seal(order));
            write(pack, persistence);
            persistence.until(REJECT, () -> awaitRejections(order, persistence));
            FreezeLogEntry entry = pack.entryAfter(order.head());
            return noted(append(entry, persistence), start);
        } catch (Persistence.AbandonedException e) {
            return new CommitOutcome.Abandoned();
        } catch (RuntimeException e) {
            return new CommitOutcome.Failed(e.toString());
        }
    }

    private void write(SealedPack pack, Persistence persistence) {
        long start = System.nanoTime();
        persistence.until("write", () -> {
            archive.write(pack);
            return pack;
        });
        events.written(Duration.ofNanos(System.nanoTime() - start));
    }

    private SealedPack seal(Order order) {
        sealing.lock();
        try {
            long start = System.nanoTime();
            SealedPack pack = archive.seal(order.content(), order.earlier());
            events.sealed(order.rawBytes(), pack, Duration.ofNanos(System.nanoTime() - start));
            return pack;
        } finally {
            sealing.unlock();
        }
    }

    /**
     * A rejected record counts as accounted for only when its copy is safe. Until then this waits, and says so now and then.
     */
    private static Order awaitRejections(Order order, Persistence persistence) {
        long end = System.nanoTime() + REJECTION_PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            persistence.requireWanted();
            try {
                order.rejectionsPublished().get(100, TimeUnit.MILLISECONDS);
                return order;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Persistence.AbandonedException();
            } catch (ExecutionException | CancellationException e) {
                throw new Persistence.AbandonedException();
            } catch (TimeoutException e) {
                // not yet
            }
        }
        throw new IllegalStateException("rejected records are not acknowledged yet");
    }

    private CommitOutcome append(FreezeLogEntry entry, Persistence persistence) {
        for (int unknown = 1; ; unknown++) {
            AppendOutcome outcome = persistence.until("append", () -> archive.append(entry));
            if (outcome instanceof AppendOutcome.Applied) {
                return new CommitOutcome.Committed(entry);
            }
            if (outcome instanceof AppendOutcome.Conflict conflict) {
                return standing(entry, conflict.winner());
            }
            events.outcomeUnknown();
            Optional<FreezeLogEntry> found = persistence.until("find", () -> archive.find(entry.stream(), entry.seq()));
            if (found.isPresent()) {
                return standing(entry, found.get());
            }
            persistence.pause(
                    unknown); // nothing is there: the very same entry again, which is safe even if it comes late
        }
    }

    private static CommitOutcome standing(FreezeLogEntry ours, FreezeLogEntry standing) {
        return standing.equals(ours) ? new CommitOutcome.Committed(ours) : new CommitOutcome.Lost(standing);
    }

    private CommitOutcome noted(CommitOutcome outcome, long start) {
        if (outcome instanceof CommitOutcome.Committed) {
            events.committed(Duration.ofNanos(System.nanoTime() - start));
        } else {
            events.conflict();
        }
        return outcome;
    }
}
