package org.threadkeep.archivetool.verify;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveVerification;
import org.threadkeep.archive.storage.TokenRange;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Findings;
import org.threadkeep.archive.verify.LogPosition;
import org.threadkeep.archive.verify.LogStep;

/** One verification of a whole archive, or the rest of one. */
public final class Verification {
    private final Archive archive;
    private final VerifyPlan plan;
    private final VerifyReport report;
    private final Progress progress;
    private final Optional<CheckpointFile> file;
    private final VerifyState state;
    private Instant saved = Instant.now();
    private long expectedEntries;

    /** Begins, or goes on from this checkpoint. */
    public Verification(
            Archive archive, VerifyPlan plan, Optional<Checkpoint> from, VerifyReport report, Progress progress) {
        this.archive = archive;
        this.plan = plan;
        this.report = report;
        this.progress = progress;
        this.file = plan.checkpoint().map(CheckpointFile::new);
        this.state = new VerifyState(plan, from);
    }

    /**
     * The checkpoint to go on from: of this plan's file, if a verification stopped there before its end.
     *
     * @throws IllegalArgumentException when the file is something else, or of a verification of the other sort
     */
    public static Optional<Checkpoint> checkpoint(VerifyPlan plan) {
        Optional<Checkpoint> from = plan.checkpoint().flatMap(path -> new CheckpointFile(path).unfinished());
        if (from.isPresent() && from.get().withKeys() != plan.withKeys()) {
            throw new IllegalArgumentException("the checkpoint is of a verification "
                    + (plan.withKeys() ? "without" : "with") + " keys; end that one first, or name another file");
        }
        return from;
    }

    /**
     * Does it all; the end's counts and heads.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; a retry goes on at the
     *     checkpoint
     */
    public Checkpoint run() {
        try (OrderedWork<Findings> work = new OrderedWork<>(plan.workers())) {
            walkLogs(work);
            scanRing(work);
        }
        Checkpoint end = state.checkpoint(true, report.kept());
        report.summary(end);
        file.ifPresent(checkpoints -> checkpoints.save(end));
        return end;
    }

    private void walkLogs(OrderedWork<Findings> work) {
        Map<String, NavigableSet<Long>> logs =
                new TreeMap<>(archive.verification().logs());
        plan.expected().keySet().forEach(stream -> logs.putIfAbsent(stream, new TreeSet<>()));
        expectedEntries = logs.keySet().stream().mapToLong(this::entries).sum();
        logs.forEach((stream, buckets) -> {
            if (!state.isWalked(stream)) {
                walk(stream, buckets, work);
            }
        });
        work.drain();
    }

    /** For showing progress only: a log that is at fault at its end counts as empty. */
    private long entries(String stream) {
        try {
            return archive.log()
                    .head(StreamId.parse(stream))
                    .map(head -> head.seq() + 1)
                    .orElse(0L);
        } catch (RuntimeException faultIsFoundLater) {
            return 0;
        }
    }

    private void walk(String stream, NavigableSet<Long> buckets, OrderedWork<Findings> work) {
        ArchiveVerification verification = archive.verification();
        Optional<LogPosition> after = Optional.ofNullable(state.heads().get(stream));
        Optional<LogPosition> expected = Optional.ofNullable(plan.expected().get(stream));
        Iterator<LogStep> steps = verification.walk(stream, buckets, after, expected);
        while (steps.hasNext()) {
            LogStep step = steps.next();
            if (step instanceof LogStep.Committed committed) {
                FreezeLogEntry entry = committed.entry();
                work.submit(() -> verification.pack(entry, state.withKeys()), found -> walked(entry, found));
            } else if (step instanceof LogStep.Broken broken) {
                Findings found = new Findings();
                found.fault(broken.fault());
                work.submit(() -> found, this::take);
            }
        }
        work.submit(Findings::new, nothing -> {
            state.walkedAll(stream);
            save();
        });
    }

    private void walked(FreezeLogEntry entry, Findings found) {
        take(found);
        state.walked(entry);
        save();
        tell("log", state.count(Counted.entries), Math.max(expectedEntries, state.count(Counted.entries)));
    }

    private void scanRing(OrderedWork<Findings> work) {
        ArchiveVerification.Scan scan = archive.verification().scan(state.heads());
        List<TokenRange> ring = TokenRange.ring(state.pieces());
        scan("manifests", ring, 0, scan::manifests, work);
        scan("chunks", ring, 1, scan::chunks, work);
        if (state.withKeys()) {
            scan("keys", ring, 2, scan::keys, work);
        }
    }

    private void scan(
            String table,
            List<TokenRange> ring,
            int before,
            Function<TokenRange, Findings> check,
            OrderedWork<Findings> work) {
        int first = Math.max(0, state.piecesDone() - before * ring.size());
        for (int i = first; i < ring.size(); i++) {
            int piece = i;
            work.submit(() -> check.apply(ring.get(piece)), found -> {
                take(found);
                state.pieceDone();
                save();
                tell(table, piece + 1L, ring.size());
            });
        }
        work.drain();
    }

    private void take(Findings found) {
        state.add(found);
        found.faults().forEach(report::fault);
        found.warnings().forEach(report::warning);
    }

    private void tell(String phase, long done, long all) {
        progress.at(
                phase, done, all, state.count(Counted.packs), state.count(Counted.bytes), state.count(Counted.faults));
    }

    private void save() {
        Instant now = Instant.now();
        if (file.isPresent() && !now.isBefore(saved.plus(plan.saveEvery()))) {
            file.get().save(state.checkpoint(false, report.kept()));
            saved = now;
        }
    }
}
