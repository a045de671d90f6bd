package org.threadkeep.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path PAGE = Metrics.ROOT.resolve("docs/metrics.md");

    @Test
    void the_page_says_what_the_code_and_the_rules_say() throws IOException {
        String text = MetricsPage.text();
        if (Boolean.getBoolean("threadkeep.write-docs")) {
            Files.writeString(PAGE, text);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/metrics.md is stale; its first lines tell how to make it anew")
                .isEqualTo(text);
    }

    @Test
    void no_two_services_mean_different_things_by_one_name() {
        List<String> names = Metrics.ofServices().values().stream()
                .flatMap(List::stream)
                .map(Metric::name)
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("threadkeep_"));
    }

    @Test
    void every_metric_has_a_meaning_in_one_sentence() {
        assertThat(Metrics.ofServices().values().stream().flatMap(List::stream))
                .allSatisfy(metric ->
                        assertThat(metric.meaning()).hasSizeBetween(10, 140).doesNotEndWith("."));
    }

    @Test
    void queries_are_read_for_their_metrics() {
        assertThat(
                        PromQl.metrics(
                                "sum by (le, pod) (rate(a_bucket{job=~\"b|c\"}[5m:1m])) / on (pod) (d:e:f offset 15m > 0.5) or vector(1e6)"))
                .containsExactly("a_bucket", "d:e:f");
    }
}
