package org.threadkeep.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Path UNIT_TESTS = Path.of("src/test/resources/promtool/alerts.yaml");

    @Test
    void every_rule_reads_known_metrics_only() {
        Set<String> known = new TreeSet<>(Metrics.known());
        known.addAll(Rules.recorded());

        assertThat(Rules.all()).allSatisfy(rule -> assertThat(PromQl.metrics(rule.query()))
                .as(rule.name())
                .isNotEmpty()
                .isSubsetOf(known));
    }

    @Test
    void every_alert_says_how_bad_it_is_what_happened_and_what_to_do() {
        List<String> anchors = anchors();

        assertThat(Rules.alerts()).hasSizeGreaterThan(15).allSatisfy(alert -> {
            String anchor = alert.name().toLowerCase(Locale.ROOT);
            assertThat(alert.labels().path("severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.annotations().path("summary").asText()).hasSizeBetween(10, 80);
            assertThat(alert.annotations().path("description").asText()).isNotEmpty();
            assertThat(alert.annotations().path("runbook_url").asText()).isEqualTo("deploy/runbook.md#" + anchor);
            assertThat(anchors).contains(anchor);
        });
    }

    @Test
    void every_page_of_the_runbook_says_what_to_look_at_what_to_do_and_what_not() {
        String runbook = String.join("\n", Metrics.lines(Metrics.ROOT.resolve("deploy/runbook.md")));

        assertThat(Rules.alerts()).allSatisfy(alert -> {
            String page = runbook.substring(runbook.indexOf("### " + alert.name() + "\n") + 4);
            String own = page.substring(0, Math.max(page.indexOf("\n##"), 0));
            assertThat(own).as(alert.name()).contains("**Means.**", "**Look at.**", "**Do.**", "**Don't.**");
        });
    }

    /** Of headings, as GitHub makes them. */
    private static List<String> anchors() {
        return Metrics.lines(Metrics.ROOT.resolve("deploy/runbook.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }

    @Test
    void prometheus_takes_the_rules_and_they_fire_when_they_should() throws IOException, InterruptedException {
        String promtool = promtool();

        List<String> check = new ArrayList<>(List.of(promtool, "check", "rules"));
        Rules.files().forEach(file -> check.add(file.toString()));
        run(check);
        run(List.of(promtool, "test", "rules", UNIT_TESTS.toString()));
    }

    private static String promtool() {
        String found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool").toFile())
                .filter(File::canExecute)
                .map(File::getPath)
                .collect(Collectors.joining("\n"))
                .lines()
                .findFirst()
                .orElse("");
        if (found.isEmpty()) {
            System.err.println(
                    "*** THE ALERT RULES ARE NOT TESTED: there is no promtool (Debian's package prometheus has it) ***");
        }
        Assumptions.assumeFalse(found.isEmpty(), "promtool is not installed");
        return found;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
