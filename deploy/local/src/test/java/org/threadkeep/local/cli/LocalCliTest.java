package org.threadkeep.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LocalCliTest {

    @Test
    void help_names_the_commands_and_what_exit_codes_mean() {
        StringWriter out = new StringWriter();

        int exitCode = LocalCli.commandLine().setOut(new PrintWriter(out)).execute("--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("up", "down", "status", "3   status only: something isn't running");
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        CommandLine silent = LocalCli.commandLine().setErr(new PrintWriter(new StringWriter()));

        assertThat(silent.execute("down", "--everything")).isEqualTo(2);
    }

    @Test
    void a_failure_is_told_in_a_line() {
        StringWriter err = new StringWriter();
        CommandLine failing = new CommandLine(new Failing()).setErr(new PrintWriter(err));

        int exitCode = LocalCli.explainFailures(failing).execute();

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("try failed: port 9092 is taken");
    }

    @Test
    void an_uptime_shows_its_two_largest_units() {
        assertThat(Uptime.text(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Uptime.text(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Uptime.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Uptime.text(Duration.ofHours(49))).isEqualTo("2 d 1 h");
    }

    @CommandLine.Command(name = "try")
    static final class Failing implements Runnable {

        @Override
        public void run() {
            throw new IllegalStateException("port 9092 is taken");
        }
    }
}
