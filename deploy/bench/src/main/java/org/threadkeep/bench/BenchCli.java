package org.threadkeep.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.result.Report;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.local.home.RepositoryRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deploy/bench/run}: what the services do in a second, beside what anyone would use instead. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Measures the services on a Kafka broker and a Cassandra node of its own, beside what anyone would use instead and",
            "beside what the machine can do at most: A B A B, medians, and CPU seconds of each process. Results go to",
            "deploy/bench/target/results: JSON, a table and plots."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured, and nothing was lost", "1:turns were lost, or the run failed", "2:wrong usage"})
public final class BenchCli implements Callable<Integer> {
    @Mixin
    Options options;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = of(new BenchCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    /** Reads the command's options. */
    static CommandLine of(BenchCli command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report(
                RepositoryRoot.find().resolve("deploy/bench/target/results"),
                Map.of("commit log", options.commitLog.toString()));
        try (BenchSystem system = BenchSystem.start(options.commitLog);
                CqlSession session = system.session();
                TurnTopic topic = new TurnTopic(system.bootstrapServers())) {
            Parts parts = new Parts(options, system, session, topic, report);
            for (Part part : Part.values()) {
                if (options.only.contains(part)) {
                    parts.run(part);
                }
            }
        }
        return 0;
    }
}
