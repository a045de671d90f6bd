package org.threadkeep.rolling;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.threadkeep.local.home.RepositoryRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deploy/rolling}: every replica of every service is restarted under load. */
@Command(
        name = "rolling",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Starts a system of its own on free ports, with two replicas of each service, and restarts one after the other",
            "while turns are sent and threads are looked up. Then holds what was acknowledged against the archive and",
            "against lookups, and demands that ingest and catalog never refused for over a second. Also tells how long they",
            "were silent: on a machine that starts a replica with the cores that the others need, that is mostly its slowness."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing was amiss",
            "1:something is lost, twice or was refused for too long, or the run failed",
            "2:wrong usage"
        })
public final class RollingCli implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new RollingCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() {
        Build here = new Build("this build", RepositoryRoot.find());
        try (Fleet fleet = new Fleet(List.of(here))) {
            fleet.up();
            List<Step> steps = Stream.of(1, 2)
                    .flatMap(number -> fleet.stepsTo(here, number).stream())
                    .toList();
            RollingRun.Result result = new RollingRun(load.plan(), fleet).run(steps);
            System.out.print(result.summary());
            return result.findings() == 0 ? 0 : 1;
        }
    }
}
