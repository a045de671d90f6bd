package org.threadkeep.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.audit.Findings;
import org.threadkeep.audit.SystemAudit;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.load.LoadGenerator;
import org.threadkeep.load.UnfreezableRecords;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;

/** One run: load and faults at the same time, then peace, then the audits. */
public final class FaultRun {
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
        FaultPace pace = new FaultPace(plan);
        Nemesis nemesis = new Nemesis(plan, stack, pace);
        System.out.println("seed " + plan.seed() + ": " + plan);
        try (UnfreezableRecords unfreezable =
                new UnfreezableRecords(stack.kafka().bootstrapServers())) {
            IngestClient ingest = new IngestClient(new Http(), stack.ingestUri());
            LoadGenerator load = new LoadGenerator(plan.seed(), plan.turns(), pace, ingest, unfreezable, ledger);
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
        String archived = new SystemAudit(stack, ledger, findings).run(List.of(stack.catalogUri()));
        return new Result(findings.count(), summary(nemesis.counts(), archived));
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
                        findings.lines());
    }
}
