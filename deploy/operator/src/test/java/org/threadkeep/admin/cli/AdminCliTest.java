package org.threadkeep.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
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
