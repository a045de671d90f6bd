package org.threadkeep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.threadkeep.local.cassandra.CommitLogSync;
import picocli.CommandLine;

class OptionsTest {
    @Test
    void the_node_syncs_before_it_acknowledges_as_deploy_up_has_it() {
        assertThat(parsed().commitLog).isEqualTo(CommitLogSync.GROUP);
    }

    @Test
    void the_node_may_acknowledge_as_cassandra_comes() {
        assertThat(parsed("--commit-log", "periodic").commitLog).isEqualTo(CommitLogSync.PERIODIC);
    }

    @Test
    void a_commit_log_of_another_kind_is_refused() {
        assertThatThrownBy(() -> parsed("--commit-log", "never"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--commit-log");
    }

    private static Options parsed(String... arguments) {
        BenchCli command = new BenchCli();
        BenchCli.of(command).parseArgs(arguments);
        return command.options;
    }
}
