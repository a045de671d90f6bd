package org.threadkeep.operations;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code docs/metrics.md}, as it should be. */
final class MetricsPage {
    private static final String HEAD =
            """
            # Metrics

            Made from the services' meters (`IngestMeter`, `FreezerMeter`, `CatalogMeter`) and the alert rules; a test compares. To make it anew:
            `mvn -pl deploy/e2e test -Dtest=MetricsPageTest -Dthreadkeep.write-docs=true -Dsurefire.failIfNoSpecifiedTests=false`.

            Each service shows its metrics on its management port under `/q/metrics`. A timer has `_count`, `_sum`, `_max` and `_bucket`; a distribution
            has `_count`, `_sum` and `_max`. No label holds a tenant, a source, a thread or anything that somebody said, so that their number is bounded
            by this page. Counters begin at 0 with each process; gauges of several catalogs tell the same, so take their maximum and not their sum.

            Accounting, at any moment of one freezer: `received = ignored + frozen + duplicate + rejected + in_progress`. Of one ingest, when no
            request is under way: `received = accepted + rejected + unavailable`.
            """;

    private MetricsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Metrics.ofServices().forEach((service, metrics) -> {
            page.append("\n## ").append(service).append("\n\n| metric | kind | unit | labels | meaning | alert |\n");
            page.append("|---|---|---|---|---|---|\n");
            metrics.forEach(metric -> page.append(row(metric)));
        });
        page.append(
                "\n## Derived\n\nRecorded by `charts/threadkeep/rules/recording.yaml`:\n\n| series | is |\n|---|---|\n");
        Rules.all().stream()
                .filter(rule -> !rule.isAlert())
                .forEach(rule -> page.append("| `%s` | `%s` |\n".formatted(rule.name(), rule.query())));
        page.append("\n## From Kafka, Cassandra and the platform\n\n")
                .append("| metric | from | meaning |\n|---|---|---|\n");
        Metrics.ofOthers()
                .forEach(other ->
                        page.append("| `%s` | %s | %s |\n".formatted(other[0], other[1].replace('_', ' '), other[2])));
        return page.toString();
    }

    private static String row(Metric metric) {
        List<String> alerts = Rules.alertsOn(metric);
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        metric.name(),
                        metric.type().name().toLowerCase(Locale.ROOT).replace("_summary", ""),
                        metric.unit(),
                        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(" ")),
                        metric.meaning(),
                        alerts.stream()
                                .map(name -> "[%s](../deploy/runbook.md#%s)"
                                        .formatted(name.replace("Threadkeep", ""), name.toLowerCase(Locale.ROOT)))
                                .collect(Collectors.joining(" ")));
    }
}
