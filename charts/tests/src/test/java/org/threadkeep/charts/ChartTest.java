package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.threadkeep.charts.Rendered.Resource;

/** The chart as a whole, in each variant of values. */
class ChartTest {
    private static final List<String> VARIANTS = Chart.VARIANTS;

    @ParameterizedTest
    @FieldSource("VARIANTS")
    void helm_finds_nothing_to_complain_of(String variant, @TempDir Path scratch) {
        // When
        LintResult result = Chart.lint(variant, scratch);

        // Then
        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @FieldSource("VARIANTS")
    void every_resource_has_only_fields_that_its_kind_has(String variant) {
        // When
        List<String> faults = Chart.rendered(variant).resources().stream()
                .flatMap(
                        resource -> StrictModel.faultOf(resource.json()).map(fault -> resource + ": " + fault).stream())
                .toList();

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void a_field_that_a_kind_does_not_have_is_found() {
        // Given
        ObjectNode deployment = Chart.rendered("required")
                .one("Deployment", "keep-threadkeep-ingest")
                .json()
                .deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("teminationGracePeriodSeconds", 5);

        // When
        Optional<String> fault = StrictModel.faultOf(deployment);

        // Then
        assertThat(fault).hasValueSatisfying(text -> assertThat(text).contains("teminationGracePeriodSeconds"));
    }

    @Test
    void every_template_renders_something_in_some_variant() throws IOException {
        // Given
        Set<String> rendering = VARIANTS.stream()
                .flatMap(variant -> Chart.rendered(variant).templates().stream())
                .collect(Collectors.toSet());
        Set<String> optional = optionalTemplates();

        // When
        Set<String> idle = new TreeSet<>(templates());
        idle.removeAll(rendering);
        idle.removeAll(optional);

        // Then
        assertThat(idle).containsExactly("templates/validate.yaml");
    }

    /** They render the files of a folder, which may be empty. */
    private static Set<String> optionalTemplates() {
        return Map.of(
                        "rules", "templates/observability/prometheusrules.yaml",
                        "dashboards", "templates/observability/dashboards.yaml")
                .entrySet()
                .stream()
                .filter(folder -> !Files.isDirectory(Chart.FOLDER.resolve(folder.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Chart.FOLDER.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> Chart.FOLDER.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @FieldSource("VARIANTS")
    void no_two_resources_of_a_kind_have_one_name(String variant) {
        // When
        List<String> names = Chart.rendered(variant).resources().stream()
                .map(Resource::toString)
                .toList();

        // Then
        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("VARIANTS")
    void no_secret_is_made_and_none_is_written_out(String variant) {
        // When
        Rendered rendered = Chart.rendered(variant);

        // Then
        assertThat(rendered.all("Secret")).isEmpty();
        assertThat(rendered.properties("freezer").toString()).doesNotContainPattern("password=(?!\"?\\$\\{)");
    }

    @Test
    void rules_and_dashboards_of_the_folders_are_rendered_as_they_are(@TempDir Path scratch) throws IOException {
        // Given
        Path chart = Chart.copyTo(scratch.resolve("threadkeep"));
        Files.writeString(
                Files.createDirectories(chart.resolve("rules")).resolve("sample.yaml"),
                "groups:\n  - name: sample\n    rules:\n      - alert: Sample\n        expr: up == 0\n"
                        + "        annotations: {summary: \"{{ $labels.pod }} is away\"}\n");
        Files.writeString(
                Files.createDirectories(chart.resolve("dashboards")).resolve("sample.json"),
                "{\"title\": \"{{pod}}\"}\n");

        // When
        Rendered rendered = Rendered.parse(Chart.render(chart, List.of(Chart.values("production")), Map.of()));

        // Then
        Resource rule = rendered.one("PrometheusRule", "keep-threadkeep-sample");
        assertThat(StrictModel.faultOf(rule.json())).isEmpty();
        assertThat(rule.at("/spec/groups/0/rules/0/annotations/summary").asText())
                .isEqualTo("{{ $labels.pod }} is away");
        assertThat(rule.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        Resource dashboard = rendered.one("ConfigMap", "keep-threadkeep-dashboard-sample");
        assertThat(dashboard.at("/data").path("sample.json").asText()).isEqualTo("{\"title\": \"{{pod}}\"}\n");
        assertThat(dashboard.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
    }

    @Test
    void without_what_must_be_said_nothing_is_rendered() {
        assertThatThrownBy(() -> Chart.render(Chart.FOLDER, List.of(), Map.of()))
                .hasMessageContaining("image.registry is not set");
    }
}
