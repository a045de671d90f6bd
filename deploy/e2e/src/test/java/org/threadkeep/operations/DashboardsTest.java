package org.threadkeep.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To make the files anew: as for docs/metrics.md, with {@code -Dtest=DashboardsTest}. */
class DashboardsTest {
    private static final Set<String> UNITS = Set.of("short", "s", "µs", "ops", "bytes", "Bps", "percentunit");

    private static List<JsonNode> read() throws IOException {
        List<JsonNode> boards = new ArrayList<>();
        try (Stream<Path> files = Files.list(Dashboards.FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                boards.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return boards;
    }

    private static List<JsonNode> panels(JsonNode board) {
        List<JsonNode> panels = new ArrayList<>();
        board.path("panels").forEach(panels::add);
        return panels;
    }

    @Test
    void the_files_are_what_their_source_says() throws IOException {
        for (Map.Entry<String, String> file : Dashboards.all().entrySet()) {
            Path path = Dashboards.FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("threadkeep.write-docs")) {
                Files.writeString(path, file.getValue());
            }
            assertThat(Files.readString(path)).as("%s is stale", path).isEqualTo(file.getValue());
        }
        assertThat(read()).hasSize(Dashboards.all().size());
    }

    @Test
    void every_dashboard_has_a_name_of_its_own_and_lets_choose_the_data_source() throws IOException {
        List<JsonNode> boards = read();

        assertThat(boards)
                .hasSize(6)
                .extracting(board -> board.path("uid").asText())
                .doesNotHaveDuplicates();
        assertThat(boards).allSatisfy(board -> {
            assertThat(board.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            assertThat(panels(board))
                    .extracting(panel -> panel.path("id").asInt())
                    .doesNotHaveDuplicates();
            assertThat(board.findValuesAsText("uid").stream().skip(1)).containsOnly("${datasource}");
        });
    }

    @Test
    void every_panel_has_a_unit_and_a_place_of_its_own() throws IOException {
        for (JsonNode board : read()) {
            assertThat(panels(board))
                    .extracting(panel -> panel.path("gridPos").toString())
                    .doesNotHaveDuplicates();
            assertThat(panels(board).stream().filter(panel -> panel.has("targets")))
                    .allSatisfy(panel -> {
                        assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                                .isIn(UNITS);
                        assertThat(panel.at("/gridPos/x").asInt()
                                        + panel.at("/gridPos/w").asInt())
                                .isLessThanOrEqualTo(24);
                    });
        }
    }

    @Test
    void every_query_reads_known_metrics_only() throws IOException {
        Set<String> known = new TreeSet<>(Metrics.known());
        known.addAll(Rules.recorded());
        for (JsonNode board : read()) {
            assertThat(board.findValuesAsText("expr")).isNotEmpty().allSatisfy(query -> assertThat(
                            PromQl.metrics(query))
                    .as(query)
                    .isNotEmpty()
                    .isSubsetOf(known));
        }
    }

    @Test
    void every_metric_of_the_golden_signals_is_on_a_dashboard() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode board : read()) {
            board.findValuesAsText("expr").forEach(query -> shown.addAll(PromQl.metrics(query)));
        }

        assertThat(Metrics.ofServices().values().stream().flatMap(List::stream))
                .filteredOn(metric -> metric.samples().noneMatch(shown::contains))
                .extracting(Metric::name)
                .containsExactlyInAnyOrder(
                        // used by rules alone, or the sum of others
                        "threadkeep_turns_in_progress",
                        "threadkeep_ingest_turns_received_total",
                        "threadkeep_preserved_bytes_total",
                        "threadkeep_coverage_expected_turns",
                        "threadkeep_coverage_sources_unwatched",
                        "threadkeep_watch_last_success_timestamp_seconds",
                        "threadkeep_cost_gigabyte_month",
                        "threadkeep_cost_kept_months");
    }
}
