package org.threadkeep.freezer.stream;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.threadkeep.freezer.commit.CommitOutcome;
import org.threadkeep.freezer.log.LogFields;

/** One partition, while it is assigned to this freezer. Only the loop's thread may touch it. */
final class AssignedStream {
    private static final Logger LOG = Logger.getLogger(AssignedStream.class);

    private final int partition;
    private final Collaborators with;
    private final LoopTasks loop;
    private final Lookups lookups;
    private final Lag lag = new Lag();
    private final CompletableFuture<Void> handedOver = new CompletableFuture<>();
    private StreamState state = new StreamState.Opening(Optional.empty());
    private Optional<StreamReading> reading = Optional.empty();

    AssignedStream(int partition, Collaborators with, LoopTasks loop) {
        this.partition = partition;
        this.with = with;
        this.loop = loop;
        this.lookups = new Lookups(partition, with, loop);
    }

    /** The next offset to take, once it is known. */
    Optional<Long> expected() {
        return reading.map(StreamReading::expected);
    }

    /** Asks the freeze log where to read on. */
    void open() {
        state = new StreamState.Opening(Optional.empty());
        lookups.open(this::opened, this::openingFailed);
    }

    private void openingFailed(String trouble) {
        if (state instanceof StreamState.Opening) {
            state = new StreamState.Opening(Optional.of(trouble));
        }
    }

    private void opened(StreamOpening.Outcome outcome) {
        if (!(state instanceof StreamState.Opening || state instanceof StreamState.Stopped)) {
            return;
        }
        if (outcome instanceof StreamOpening.Outcome.Opened opened) {
            begin(opened);
        } else if (outcome instanceof StreamOpening.Outcome.Refused refused) {
            lag.deleted(refused.deleted());
            stop(refused.reason());
        }
        loop.proceed();
    }

    private void begin(StreamOpening.Outcome.Opened opened) {
        StreamPacks packs = new StreamPacks(opened, with, loop, this::committed);
        reading = Optional.of(new StreamReading(opened.next(), packs, with, loop, this::lookIntoHole));
        state = new StreamState.Open();
        lag.deleted(0);
        with.turnLog().seek(partition, opened.next());
        opened.head().ifPresent(head -> with.frozenPacks().announce(head, Optional.empty()));
        try (LogFields fields = LogFields.offset(opened.stream(), opened.next())) {
            LOG.info("stream is open");
        }
    }

    /**
     * Takes what it can.
     *
     * @return whether it is done with them; if not, call again when something has happened
     */
    boolean take(Arrivals arrivals) {
        if (state instanceof StreamState.Opening) {
            return false;
        }
        if (state instanceof StreamState.Open && reading.isPresent()) {
            return reading.get().take(arrivals);
        }
        with.accounting().ignored(arrivals.skipRest());
        return true;
    }

    /** Nothing could be read where it should go on: are these control records, or was something deleted? */
    private void lookIntoHole() {
        Optional<StreamReading> asking = reading;
        lookups.lookIntoHole(view -> {
            if (reading.equals(asking)) {
                reading.ifPresent(still -> {
                    lag.deleted(StreamOpening.deleted(view, still.expected()));
                    StreamOpening.misfit(view, still.expected()).ifPresentOrElse(this::stop, still::passHole);
                });
            }
            loop.proceed();
        });
    }

    private void committed(CommitOutcome outcome) {
        if (outcome instanceof CommitOutcome.Committed committed) {
            with.turnLog().frozenUpTo(partition, committed.entry().nextOffset());
            packs().ifPresent(known -> known.sealIfDue(System.nanoTime()));
            settle();
        } else if (outcome instanceof CommitOutcome.Lost) {
            lost();
        } else if (outcome instanceof CommitOutcome.Failed failed) {
            fail(failed.reason());
        } else {
            fail("a commit was given up that nobody had abandoned");
        }
        loop.proceed();
    }

    /** Somebody else has committed in between, so what is held follows nothing. The log knows where to go on. */
    private void lost() {
        drop();
        try (LogFields fields = LogFields.stream(name())) {
            LOG.warn("another freezer has committed to this stream; what was gathered is dropped and read again");
        }
        if (state instanceof StreamState.HandingOver) {
            close();
        } else {
            open();
        }
    }

    /** Drops what is held and stops. */
    void fail(String reason) {
        drop();
        stop(reason);
    }

    /** Reads no more, but freezes what it holds: that may be gone from Kafka already. */
    private void stop(String reason) {
        if (state instanceof StreamState.HandingOver || state instanceof StreamState.Closed) {
            settle();
            return;
        }
        boolean news = !(state instanceof StreamState.Stopped stopped
                && stopped.reason().equals(reason));
        state = new StreamState.Stopped(reason, Instant.now());
        seal();
        if (news) {
            try (LogFields fields = LogFields.stream(name())) {
                LOG.errorf("stream is stopped: %s", reason);
            }
        }
    }

    /** Takes no more, seals what is held. Completes when that is committed, or can't be. */
    CompletableFuture<Void> handOver() {
        if (!(state instanceof StreamState.Closed)) {
            state = new StreamState.HandingOver();
            settle();
        }
        return handedOver;
    }

    private void settle() {
        boolean ending = state instanceof StreamState.HandingOver;
        if (ending || state instanceof StreamState.Stopped) {
            seal();
        }
        if (ending && isSettled()) {
            close();
        }
    }

    private boolean isSettled() {
        return packs().map(StreamPacks::isSettled).orElse(true);
    }

    /** Drops what is held and ends. */
    void close() {
        state = new StreamState.Closed();
        drop();
        handedOver.complete(null);
    }

    private void drop() {
        packs().ifPresent(StreamPacks::drop);
    }

    /** Whatever is due by time. */
    void tick(long nowNanos) {
        packs().ifPresent(known -> known.sealIfDue(nowNanos));
        boolean stoppedLongAgo = state instanceof StreamState.Stopped stopped
                && stopped.since().plus(with.settings().recheck()).isBefore(Instant.now());
        if (stoppedLongAgo && isSettled()) {
            lookups.open(this::opened, trouble -> {});
        }
    }

    /** How much could be sealed at once. */
    long sealableBytes() {
        return packs().filter(StreamPacks::canSeal)
                .map(known -> known.building().weight())
                .orElse(0L);
    }

    void seal() {
        packs().ifPresent(StreamPacks::seal);
    }

    /**
     * Compares with what the brokers say.
     *
     * @param expectedBefore what {@link #expected()} was before they were asked
     */
    void observe(LogView view, long expectedBefore) {
        packs().ifPresent(packs -> lag.observe(view.end(), packs.frozenUpTo()));
        if (state instanceof StreamState.Open && reading.isPresent()) {
            compare(view, expectedBefore, reading.get());
        }
    }

    private void compare(LogView view, long expectedBefore, StreamReading open) {
        if (!view.stream().equals(open.packs().stream())) {
            stop("the topic was deleted and created again; the new one, " + view.stream() + ", is read next");
        } else {
            lag.deleted(StreamOpening.deleted(view, open.expected()));
            StreamOpening.overrun(view, open.expected())
                    .or(() -> StreamOpening.truncation(view, expectedBefore))
                    .ifPresent(this::stop);
        }
    }

    /** How it stands. */
    StreamReport report() {
        return lag.report(partition, name(), state, packs());
    }

    private Optional<StreamPacks> packs() {
        return reading.map(StreamReading::packs);
    }

    private String name() {
        return packs().map(known -> known.stream().text()).orElse("partition " + partition);
    }
}
