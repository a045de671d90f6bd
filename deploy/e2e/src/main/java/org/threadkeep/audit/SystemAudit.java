package org.threadkeep.audit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.local.stack.LocalStack;

/** Every acknowledged turn is frozen or rejected, and looked up once: what isn't so is a finding. */
public final class SystemAudit {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final TurnLedger ledger;
    private final Findings findings;

    /** An audit of a system that has peace: nothing is sent any more, and everything runs. */
    public SystemAudit(LocalStack stack, TurnLedger ledger, Findings findings) {
        this.stack = stack;
        this.ledger = ledger;
        this.findings = findings;
    }

    /**
     * Blocks for as long as it takes.
     *
     * @param catalogs each is asked for every thread
     * @return what the archive holds, for people
     */
    public String run(List<URI> catalogs) {
        TopicAudit topics = new TopicAudit(stack.kafka().bootstrapServers());
        try (ArchiveAudit archive = new ArchiveAudit(stack, findings)) {
            archive.awaitFrozen(topics.endOfTurns(), PATIENCE);
            archive.run();
            compare(archive.threads());
            topics.run(ledger, findings);
            for (URI catalog : catalogs) {
                new LookupAudit(new CatalogClient(new Http(), catalog), findings).run(ledger.threads());
            }
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
}
