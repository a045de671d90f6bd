package org.threadkeep.faults;

import java.util.concurrent.Callable;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deploy/faults}: the fault suite at any length. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Starts a system of its own on free ports, and for each seed sends turns through it while its processes are",
            "killed, halted and restarted. Then holds what was acknowledged against the archive and against lookups."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing was amiss",
            "1:something is lost, twice or broken, or the run failed",
            "2:wrong usage"
        })
public final class FaultCli implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--turns", defaultValue = "20000", description = "per seed")
    private int turns;

    @Option(names = "--faults", defaultValue = "40", description = "per seed")
    private int faults;

    @Option(names = "--seed", defaultValue = "1", description = "the first one")
    private long seed;

    @Option(names = "--seeds", defaultValue = "1", description = "how many, one after the other")
    private int seeds;

    @Option(names = "--servers", defaultValue = "3", description = "brokers, and Cassandra nodes too: 1 or 3")
    private int servers;

    @Option(names = "--freezers", defaultValue = "2")
    private int freezers;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new FaultCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() {
        long findings = 0;
        StringBuilder summaries = new StringBuilder();
        for (long each = seed; each < seed + seeds; each++) {
            FaultRun.Result result = run(plan(each));
            findings += result.findings();
            summaries.append(result.summary());
            System.out.println(result.summary());
        }
        System.out.printf("%nall seeds: %d findings%n%s", findings, summaries);
        return findings == 0 ? 0 : 1;
    }

    private FaultPlan plan(long each) {
        try {
            return new FaultPlan(each, turns, faults, servers, freezers);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    private static FaultRun.Result run(FaultPlan plan) {
        StackOptions options = StackOptions.forTest(RepositoryRoot.find(), plan.servers(), plan.freezers());
        try (LocalStack stack = LocalStack.at(options)) {
            stack.up();
            return new FaultRun(plan, stack).run();
        }
    }
}
