package org.threadkeep.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.threadkeep.client.CatalogClient;

/** Shows one thread to a person: its turns and branches, its snapshots, the weights that ran it, and what it could be revived from. */
final class ThreadPrinter {
    private static final int SHORT = 12;
    private final CatalogClient catalog;

    ThreadPrinter(CatalogClient catalog) {
        this.catalog = catalog;
    }

    void print(String threadId) {
        System.out.printf("%nthread %s%n%n", threadId);
        printTurns(threadId);
        JsonNode weights = catalog.weights(threadId);
        System.out.println("\nweights");
        weights.path("model_versions").forEach(ThreadPrinter::printModel);
        System.out.println("\nfidelity  " + weights.at("/fidelity/tier").asText());
        System.out.println("missing for " + weights.at("/fidelity/next_tier").asText("nothing more"));
        weights.at("/fidelity/missing_for_next").forEach(missing -> System.out.println("  - " + missing.asText()));
    }

    private void printTurns(String threadId) {
        Map<String, Integer> numbers = new HashMap<>();
        Set<String> snapshots = new LinkedHashSet<>();
        System.out.printf(
                "  %-4s %-13s %-28s %-18s %-14s %s%n",
                "turn", "turn id", "model version", "parent", "snapshot", "pack");
        catalog.forEachTurn(threadId, false, found -> {
            JsonNode turn = found.turn();
            numbers.put(found.turnId(), numbers.size() + 1);
            String snapshot = turn.path("snapshot_id").asText();
            snapshots.add(snapshot);
            System.out.printf(
                    "  %-4d %-13s %-28s %-18s %-14s %s%n",
                    numbers.get(found.turnId()),
                    cut(found.turnId()),
                    turn.path("model_version").asText(),
                    parents(turn.path("parents"), numbers),
                    cut(snapshot),
                    turn.path("pack_id").asText());
        });
        System.out.printf("%nsnapshots (%d)%n", snapshots.size());
        snapshots.forEach(snapshot -> System.out.println("  " + snapshot));
    }

    private static String parents(JsonNode parents, Map<String, Integer> numbers) {
        StringBuilder said = new StringBuilder(parents.path("state").asText());
        parents.path("turn_ids").forEach(id -> said.append(' ')
                .append(numbers.containsKey(id.asText()) ? "#" + numbers.get(id.asText()) : cut(id.asText())));
        return said.toString();
    }

    private static void printModel(JsonNode model) {
        JsonNode weights = model.path("weights");
        System.out.printf("  %s%n", model.path("model_version").asText());
        if (weights.path("root_digest").isTextual()) {
            System.out.printf(
                    "    root %s%n    %d files, %,d bytes%n",
                    weights.path("root_digest").asText(),
                    weights.path("files").isArray()
                            ? weights.path("files").size()
                            : weights.path("files").asLong(),
                    weights.path("size_bytes").asLong());
        } else {
            System.out.println("    weights unknown: nobody registered them");
        }
        System.out.println("    tier " + model.at("/fidelity/tier").asText());
    }

    private static String cut(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }
}
