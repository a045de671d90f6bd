package org.threadkeep.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class AdminCliTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine admin =
            AdminCli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @ParameterizedTest
    @ValueSource(strings = {"log", "accept-gap", "re-drive", "sweep-orphans"})
    void every_command_explains_its_options_and_exit_codes(String command) {
        // When
        int exitCode = admin.execute(command, "--help");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString().replaceAll("\\s+", ""))
                .contains("--bootstrap-servers", "--contact-points", "--local-datacenter", "--kek-file", "--output")
                .contains("127.0.0.1:9092", "127.0.0.1:9042", ".threadkeep/keys/kek.key", "Exitcodes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lag", "gaps", "record-backup", "rebuild", "size"})
    void the_commands_for_every_day_explain_themselves_too(String command) {
        // When
        int exitCode = admin.execute(command, "--help");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("Exit codes:", "--");
    }

    @Test
    void size_tells_partitions_servers_disk_and_money_for_programs() throws IOException {
        // When
        int exitCode = admin.execute(
                "size",
                "--turns-per-second",
                "1000",
                "--bytes-per-turn",
                "20000",
                "--shape",
                "agents",
                "--output",
                "json");

        // Then
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(exitCode).isZero();
        assertThat(rows.findValuesAsText("what"))
                .contains("partitions", "brokers", "nodes", "kafka-disk", "cassandra-disk", "cost");
        assertThat(rows.path(0).path("value").asInt()).isEqualTo(64);
    }

    @Test
    void size_names_its_constants_with_their_sources() {
        // When
        int exitCode = admin.execute("size", "--constants");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("archive_of_agents", "0.0744", "measured: deploy/size", "assumed: ");
    }

    @Test
    void size_without_a_load_is_wrong_usage() {
        // When
        int exitCode = admin.execute("size", "--turns-per-second", "0", "--bytes-per-turn", "1");

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("turns-per-second is 0.0, not above 0");
    }

    @Test
    void gaps_lists_what_a_catalog_misses() throws IOException {
        // Given
        String answer =
                """
                {"looked_at":"2026-01-01T00:00:00Z","all_sources":true,"expected":100,"missing":3,"sources":[
                 {"tenant":"acme","source":"//gw/1","gaps":[{"from":7,"to":8,"turns":2},{"from":20,"to":20,"turns":1}]}]}""";
        HttpServer catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalog.createContext("/v1/coverage", exchange -> {
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        catalog.start();

        // When
        int exitCode = admin.execute(
                "gaps", "--catalog", "http://127.0.0.1:" + catalog.getAddress().getPort(), "--output", "json");
        int refused = admin.execute(
                "rebuild",
                "--yes",
                "--catalog",
                "127.0.0.1:" + catalog.getAddress().getPort());
        catalog.stop(0);

        // Then
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(exitCode).isEqualTo(1);
        assertThat(rows.findValuesAsText("turns")).containsExactly("2", "1");
        assertThat(err.toString()).contains("3 of 100 turns of 1 sources are missing, as of 2026-01-01T00:00:00Z");
        assertThat(refused).isEqualTo(3);
        assertThat(err.toString()).contains("a catalog still runs");
    }

    @Test
    void a_gap_is_not_accepted_by_nobody() {
        // When
        int exitCode = admin.execute("accept-gap", "--partition", "1", "--reason", "why");

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--by");
    }

    @Test
    void an_address_without_a_port_is_wrong_usage() {
        // When
        int exitCode = admin.execute("log", "--contact-points", "localhost");

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("'localhost' is not HOST:PORT");
    }

    @Test
    void a_failure_is_explained_without_a_stack() {
        // When
        int exitCode = admin.execute("sweep-orphans", "--kek-file", "target/no-such-file");

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("sweep-orphans failed: ").doesNotContain("\tat ");
    }

    @Test
    void ages_are_written_with_a_unit() {
        assertThat(new Age().convert("24h")).isEqualTo(Duration.ofDays(1));
        assertThat(new Age().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> new Age().convert("24")).isInstanceOf(TypeConversionException.class);
    }
}
