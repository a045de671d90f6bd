package org.threadkeep.rolling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.audit.Findings;
import org.threadkeep.audit.SystemAudit;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.client.Http;
import org.threadkeep.load.LoadGenerator;
import org.threadkeep.load.UnfreezableRecords;

/** One run: load and lookups go on while the steps are taken one after the other, then peace, then the audits. */
final class RollingRun {
    /** Nobody may be refused for longer. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final int ENDLESS = 100_000_000;

    private final RollingPlan plan;
    private final Fleet fleet;
    private final Route ingest;
    private final Route catalog;
    private final Findings findings = new Findings();
    private final TurnLedger ledger = new TurnLedger();
    private final Instant start = Instant.now();

    /** A run of this fleet, which is up. */
    RollingRun(RollingPlan plan, Fleet fleet) {
        this.plan = plan;
        this.fleet = fleet;
        this.ingest = new Route(fleet.of("ingest"));
        this.catalog = new Route(fleet.of("catalog"));
    }

    /** What came of it; all but {@code findings} for people. */
    record Result(long findings, String summary) {}

    /** Blocks for as long as it takes; prints progress. */
    Result run(List<Step> steps) {
        Http http = new Http();
        try (ingest;
                catalog) {
            roll(steps, new RoutedDoor(http, ingest), new LookupLoad(http, catalog, ledger));
            require("ingest", ingest.silence());
            require("catalog", catalog.silence());
            String archived = new SystemAudit(fleet.stack(), ledger, findings).run(fleet.catalogs());
            new CatalogComparison(http, fleet.catalogs(), findings)
                    .run(ledger.threads().keySet());
            return new Result(findings.count(), summary(steps, archived));
        }
    }

    private void roll(List<Step> steps, RoutedDoor door, LookupLoad lookups) {
        SteadyPace pace = new SteadyPace(plan.turnsPerSecond());
        try (UnfreezableRecords unfreezable =
                        new UnfreezableRecords(fleet.stack().kafka().bootstrapServers());
                lookups) {
            LoadGenerator load = new LoadGenerator(plan.seed(), ENDLESS, pace, door, unfreezable, ledger);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(load::run);
            CompletableFuture<Void> reading = lookups.begin();
            try {
                pause();
                steps.forEach(this::take);
            } finally {
                pace.end();
                lookups.end();
            }
            sending.join();
            reading.join();
        }
    }

    private void take(Step step) {
        step.replica().stop();
        step.replica().start(step.build());
        pause();
        System.out.printf("%s%n  ingest   %s%n  catalog  %s%n", step, ingest.silence(), catalog.silence());
    }

    private void require(String service, Silence silence) {
        if (silence.longestRefused().compareTo(LIMIT) > 0) {
            findings.add(service + ": refused for " + silence.longestRefused().toMillis() + " ms");
        }
    }

    private void pause() {
        try {
            Thread.sleep(plan.between().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between replicas", e);
        }
    }

    private String summary(List<Step> steps, String archived) {
        return """
                %d findings in %d s
                  replaced      %s
                  acknowledged  %,d turns of %,d sends, %,d records that are none
                  ingest        %s
                  catalog       %s
                  archive       %s
                %s"""
                .formatted(
                        findings.count(),
                        Duration.between(start, Instant.now()).toSeconds(),
                        String.join(", ", steps.stream().map(Step::toString).toList()),
                        ledger.acknowledged(),
                        ledger.sends(),
                        ledger.unfreezable().size(),
                        ingest.silence(),
                        catalog.silence(),
                        archived,
                        findings.lines());
    }
}
