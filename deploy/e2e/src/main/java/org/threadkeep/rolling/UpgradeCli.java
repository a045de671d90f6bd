package org.threadkeep.rolling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.threadkeep.local.home.RepositoryRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/upgrade}, once the earlier version is checked out. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Starts a system of its own with two replicas of each service from an earlier version's build, replaces one after",
            "the other by this version's and goes back, while turns are sent and threads are looked up. Both versions work",
            "side by side on one topic and one keyspace meanwhile. Ends with one catalog of each version, which must answer alike."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing was amiss",
            "1:something is lost, twice, different or was refused for too long, or the run failed",
            "2:wrong usage",
            "3:the earlier version can't run beside this one, because it writes another format"
        })
public final class UpgradeCli implements Callable<Integer> {
    private static final int INCOMPATIBLE = 3;

    @Mixin
    private LoadOptions load;

    @Option(names = "--earlier", required = true, description = "folder that the earlier version is checked out in")
    private Path earlier;

    @Option(
            names = "--check",
            description = "only tell whether the two can run side by side; nothing needs to be built")
    private boolean check;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new UpgradeCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() {
        Path home = RepositoryRoot.find();
        Formats before = Formats.of(earlier);
        List<String> reasons = Formats.of(home).reasonsAgainst(before);
        if (!reasons.isEmpty()) {
            System.err.println("upgrade: that version can't run beside this one:");
            reasons.forEach(reason -> System.err.println("  " + reason));
            System.err.println("Before the first release, formats change without a way from one to the next.");
            return INCOMPATIBLE;
        }
        return check ? 0 : run(new Build("earlier", earlier.toAbsolutePath().normalize()), new Build("this", home));
    }

    private int run(Build before, Build after) {
        try (Fleet fleet = new Fleet(List.of(before, after))) {
            fleet.up();
            RollingRun.Result result = new RollingRun(load.plan(), fleet).run(thereAndBack(fleet, before, after));
            System.out.print(result.summary());
            return result.findings() == 0 ? 0 : 1;
        }
    }

    /** There with readers first, back with readers last, as the runbook says. The second catalog doesn't go back. */
    private static List<Step> thereAndBack(Fleet fleet, Build before, Build after) {
        List<Step> steps = new ArrayList<>(fleet.stepsTo(after, 1));
        steps.addAll(fleet.stepsTo(after, 2));
        List<Step> back = new ArrayList<>(fleet.stepsTo(before, 2));
        back.remove(0);
        back.addAll(0, fleet.stepsTo(before, 1));
        Collections.reverse(back);
        steps.addAll(back);
        return steps;
    }
}
