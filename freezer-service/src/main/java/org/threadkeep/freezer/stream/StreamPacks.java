package org.threadkeep.freezer.stream;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.commit.CommitOutcome;
import org.threadkeep.freezer.commit.PackCommitter;
import org.threadkeep.freezer.gather.PackInProgress;
import org.threadkeep.freezer.gather.PackLimits;
import org.threadkeep.freezer.log.LogFields;

/** The packs of one open stream: one that is built, and at most one before it that is being committed. */
final class StreamPacks {
    private static final Logger LOG = Logger.getLogger(StreamPacks.class);

    private record Running(PackInProgress pack, AtomicBoolean abandoned) {}

    private final StreamId stream;
    private final Collaborators with;
    private final Executor loop;
    private final Consumer<CommitOutcome> whenDone;
    private final RecentFrames.OfStream frames;
    private Optional<FreezeLogEntry> head;
    private PackInProgress building;
    private Optional<Running> running = Optional.empty();
    private long held;

    /**
     * Goes on after {@code head}.
     *
     * @param loop runs tasks on the thread that owns this
     * @param whenDone told of the outcome of each commit that wasn't abandoned
     */
    StreamPacks(
            StreamOpening.Outcome.Opened opened, Collaborators with, Executor loop, Consumer<CommitOutcome> whenDone) {
        this.stream = opened.stream();
        this.head = opened.head();
        this.building = new PackInProgress(opened.next());
        this.with = with;
        this.frames = with.recentFrames().ofStream();
        this.loop = loop;
        this.whenDone = whenDone;
    }

    StreamId stream() {
        return stream;
    }

    /** The pack that takes records. What is added to it is to be followed by {@link #grown()}. */
    PackInProgress building() {
        return building;
    }

    /** Brings what is held up to date. */
    void grown() {
        with.held().hold(building.weight() - held);
        held = building.weight();
    }

    /** The first offset that isn't in the log. */
    long frozenUpTo() {
        return head.map(FreezeLogEntry::nextOffset).orElse(0L);
    }

    /** Whether everything that was taken is in the log. */
    boolean isSettled() {
        return running.isEmpty() && building.isEmpty();
    }

    boolean canSeal() {
        return running.isEmpty() && !building.isEmpty();
    }

    /** Begins to commit what was built if it is full or old enough, and the pack before is committed. */
    void sealIfDue(long nowNanos) {
        PackLimits limits = with.settings().limits();
        if (building.isFull(limits) || building.isOlderThan(limits, nowNanos)) {
            seal();
        }
    }

    /** Kafka's time stamp of the oldest record that isn't in the log, if any is held. */
    OptionalLong oldestTimestamp() {
        OptionalLong committing = running.map(r -> r.pack().oldestTimestamp()).orElse(OptionalLong.empty());
        return committing.isPresent() ? committing : building.oldestTimestamp();
    }

    /**
     * Begins to commit what was built, unless there is nothing, or the pack before is still on its way.
     *
     * @return whether there is an empty pack to build now
     */
    boolean seal() {
        if (canSeal()) {
            Running commit = new Running(building, new AtomicBoolean());
            running = Optional.of(commit);
            building = new PackInProgress(commit.pack().nextOffset());
            held = 0;
            PackCommitter.Order order = order(commit);
            with.commits().execute(() -> {
                CommitOutcome outcome = commit(order);
                loop.execute(() -> done(commit, outcome));
            });
        }
        return building.isEmpty();
    }

    private PackCommitter.Order order(Running commit) {
        PackInProgress pack = commit.pack();
        return new PackCommitter.Order(
                head, pack.content(stream), frames, pack.bytes(), pack.rejectionsPublished(), commit.abandoned()::get);
    }

    private CommitOutcome commit(PackCommitter.Order order) {
        try {
            return with.committer().commit(order);
        } catch (Throwable e) { // also an Error must not leave the stream waiting without a word
            return new CommitOutcome.Failed("unexpected: " + e);
        }
    }

    private void done(Running commit, CommitOutcome outcome) {
        boolean wanted = running.filter(commit::equals).isPresent();
        with.held().release(commit.pack().weight());
        if (outcome instanceof CommitOutcome.Committed committed) {
            announce(committed, commit.pack());
        } else {
            frames.forget();
            forget(commit.pack());
        }
        if (wanted) {
            running = Optional.empty();
            whenDone.accept(outcome);
        }
    }

    private void announce(CommitOutcome.Committed committed, PackInProgress pack) {
        FreezeLogEntry entry = committed.entry();
        head = Optional.of(entry);
        with.accounting().committed(entry.counts(), pack.rejectedByField());
        with.frozenPacks().announce(entry, committed.span());
        try (LogFields fields = LogFields.pack(stream, entry.pack())) {
            LOG.debugf("frozen: seq %d, %s", entry.seq(), entry.counts());
        }
    }

    /** Gives up what isn't in the log yet. */
    void drop() {
        frames.forget();
        running.ifPresent(commit -> commit.abandoned().set(true));
        running = Optional.empty();
        with.held().release(held);
        held = 0;
        forget(building);
        building = new PackInProgress(building.nextOffset());
    }

    private void forget(PackInProgress pack) {
        with.accounting().ignored(pack.records());
        pack.abandon();
    }
}
