package org.threadkeep.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chart's Prometheus rules. */
final class Rules {
    static final Path FOLDER = Metrics.ROOT.resolve("charts/threadkeep/rules");

    /**
     * A rule.
     *
     * @param name of the alert, or of the series that it records
     */
    record Rule(String name, boolean isAlert, String query, JsonNode labels, JsonNode annotations) {
        static Rule of(JsonNode json) {
            boolean isAlert = json.has("alert");
            return new Rule(
                    json.path(isAlert ? "alert" : "record").asText(),
                    isAlert,
                    json.path("expr").asText(),
                    json.path("labels"),
                    json.path("annotations"));
        }

        boolean reads(String metric) {
            return PromQl.metrics(query).contains(metric);
        }
    }

    private Rules() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (Path file : files()) {
            try {
                for (JsonNode group : new YAMLMapper().readTree(file.toFile()).path("groups")) {
                    group.path("rules").forEach(rule -> rules.add(Rule.of(rule)));
                }
            } catch (IOException e) {
                throw new IllegalStateException(file + " is no YAML", e);
            }
        }
        return rules;
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::isAlert).toList();
    }

    static Set<String> recorded() {
        return all().stream().filter(rule -> !rule.isAlert()).map(Rule::name).collect(Collectors.toSet());
    }

    /** Alerts that look at any of these samples, also through a series that is recorded. */
    static List<String> alertsOn(Metric metric) {
        Set<String> samples = metric.samples().collect(Collectors.toSet());
        boolean grew = true;
        while (grew) {
            grew = all().stream()
                    .filter(rule -> !rule.isAlert() && samples.stream().anyMatch(rule::reads))
                    .map(rule -> samples.add(rule.name()))
                    .reduce(false, Boolean::logicalOr);
        }
        return alerts().stream()
                .filter(alert -> samples.stream().anyMatch(alert::reads))
                .map(Rule::name)
                .distinct()
                .toList();
    }
}
