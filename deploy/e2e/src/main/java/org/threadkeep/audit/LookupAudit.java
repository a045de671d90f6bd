package org.threadkeep.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.threadkeep.archive.Digests;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.CatalogClient.FoundTurn;
import org.threadkeep.client.Progress;
import org.threadkeep.client.Workers;
import org.threadkeep.local.process.Wait;

/** Looks up every thread of the ledger: each body of each turn must be shown once, and nothing else. */
final class LookupAudit {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CatalogClient catalog;
    private final Findings findings;

    LookupAudit(CatalogClient catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void run(Map<String, Map<String, Set<String>>> threads) {
        Progress progress = new Progress("found");
        Map<String, Integer> found = new ConcurrentHashMap<>();
        try (Workers workers = new Workers()) {
            threads.forEach((thread, expected) -> workers.submit(() -> {
                awaitIndexed(thread, expected);
                compare(thread, expected);
                found.put(thread, expected.size());
                progress.at(found.values().stream().mapToInt(turns -> turns).sum());
            }));
            workers.await();
        }
    }

    private void awaitIndexed(String thread, Map<String, Set<String>> expected) {
        Wait.until(PATIENCE, () -> shown(thread, false).keySet().containsAll(expected.keySet()));
    }

    private void compare(String thread, Map<String, Set<String>> expected) {
        Map<String, Map<String, Integer>> shown = shown(thread, true);
        expected.forEach((turn, bodies) -> {
            Map<String, Integer> found = shown.getOrDefault(turn, Map.of());
            bodies.stream()
                    .filter(body -> !found.containsKey(body))
                    .forEach(body -> findings.add("lookup: turn " + turn + " of thread " + thread + " is lost"));
        });
        shown.forEach((turn, bodies) -> bodies.forEach((body, times) -> {
            if (!expected.getOrDefault(turn, Set.of()).contains(body)) {
                findings.add("lookup: turn " + turn + " of thread " + thread + " shows what nobody sent");
            } else if (times > 1) {
                findings.add("lookup: turn " + turn + " of thread " + thread + " is shown " + times + " times");
            }
        }));
    }

    private Map<String, Map<String, Integer>> shown(String thread, boolean content) {
        Map<String, Map<String, Integer>> shown = new HashMap<>();
        catalog.forEachTurn(thread, content, turn -> shown.computeIfAbsent(turn.turnId(), id -> new HashMap<>())
                .merge(digest(turn), 1, Integer::sum));
        return shown;
    }

    private static String digest(FoundTurn turn) {
        return turn.data().map(Digests::sha256).orElse("none");
    }
}
