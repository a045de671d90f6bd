package org.threadkeep.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;

/** One run: load and faults at the same time, then peace, then the audits. */
public final class FaultRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FaultPlan plan;
    private final LocalStack stack;
    private final Findings findings = new Findings();
    private final TurnLedger ledger = new TurnLedger();
    private final Instant start = Instant.now();

    /** A run against this stack, which is up. */
    public FaultRun(FaultPlan plan, LocalStack stack) {
        this.plan = plan;
        this.stack = stack;
    }

    /** What came of it; all but {@code findings} in numbers, for people. */
    public record Result(long findings, String summary) {}

    /** Blocks for as long as it takes; prints progress. */
    public Result run() {
        Pace pace = new Pace(plan);
        Nemesis nemesis = new Nemesis(plan, stack, pace);
        System.out.println("seed " + plan.seed() + ": " + plan);
        try (UnfreezableRecords unfreezable =
                new UnfreezableRecords(stack.kafka().bootstrapServers())) {
            IngestClient ingest = new IngestClient(new Http(), stack.ingestUri());
            LoadGenerator load = new LoadGenerator(plan, pace, ingest, unfreezable, ledger);
            CompletableFuture<Void> faults = CompletableFuture.runAsync(nemesis::run)
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            load.abort();
                        }
                    });
            try {
                load.run();
            } finally {
                faults.join(); // if it has failed, that is the reason to tell
            }
        }
        stack.processes().forEach(ServerProcess::awaitReady);
        String archived = audit();
        return new Result(findings.count(), summary(nemesis.counts(), archived));
    }

    private String audit() {
        TopicAudit topics = new TopicAudit(stack.kafka().bootstrapServers());
        try (ArchiveAudit archive = new ArchiveAudit(stack, findings)) {
            archive.awaitFrozen(topics.endOfTurns(), PATIENCE);
            archive.run();
            compare(archive.threads());
            topics.run(ledger, findings);
            new LookupAudit(new CatalogClient(new Http(), stack.catalogUri()), findings).run(ledger.threads());
            return archive.summary();
        }
    }

    /** The ledger and the archive hold the same bodies under the same ids in the same threads. */
    private void compare(Map<String, Map<String, Set<String>>> archived) {
        forEachMissing(ledger.threads(), archived, turn -> findings.add("archive: turn " + turn + " is lost"));
        forEachMissing(archived, ledger.threads(), turn -> findings.add("archive: turn " + turn + " nobody sent"));
    }

    private static void forEachMissing(
            Map<String, Map<String, Set<String>>> expected,
            Map<String, Map<String, Set<String>>> there,
            Consumer<String> missing) {
        expected.forEach((thread, turns) -> turns.forEach((turn, bodies) -> bodies.stream()
                .filter(body -> !there.getOrDefault(thread, Map.of())
                        .getOrDefault(turn, Set.of())
                        .contains(body))
                .forEach(body -> missing.accept(turn))));
    }

    private String summary(Map<String, Integer> faults, String archived) {
        return """
                seed %d: %d findings in %d s
                  faults        %d %s
                  sends         %,d
                  acknowledged  %,d turns, %,d records that are none
                  archive       %s
                %s"""
                .formatted(
                        plan.seed(),
                        findings.count(),
                        Duration.between(start, Instant.now()).toSeconds(),
                        faults.values().stream().mapToInt(times -> times).sum(),
                        faults,
                        ledger.sends(),
                        ledger.acknowledged(),
                        ledger.unfreezable().size(),
                        archived,
                        String.join(
                                "",
                                findings.words().stream()
                                        .map(word -> "  ! " + word + "\n")
                                        .toList()));
    }
}
