package org.threadkeep.local.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.PidFile;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Says of every process whether it runs and is ready. */
@Command(
        name = "status",
        description = "Prints a line per process; exit code 3 when one isn't running or isn't ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        LocalStack stack = LocalStack.at(StackOptions.local(RepositoryRoot.find()));
        List<Line> lines = stack.processes().parallelStream().map(Line::of).toList();
        lines.forEach(line -> System.out.println(line.text()));
        return lines.stream().allMatch(Line::ready) ? ExitCode.OK : LocalCli.SOMETHING_IS_DOWN;
    }

    private record Line(boolean ready, String text) {

        static Line of(ServerProcess process) {
            return process.running()
                    .map(running -> running(process, running))
                    .orElseGet(() -> new Line(false, "%-12s not running".formatted(process.name())));
        }

        private static Line running(ServerProcess process, PidFile.Running running) {
            Readiness readiness = process.readiness();
            String said = readiness instanceof Readiness.NotReady not ? "NOT READY: " + not.reason() : "ready";
            String text = "%-12s running  pid=%-7d up %-10s port %-6d %s"
                    .formatted(
                            process.name(),
                            running.process().pid(),
                            Uptime.text(Duration.between(running.startedAt(), Instant.now())),
                            process.address().getPort(),
                            said);
            return new Line(readiness instanceof Readiness.Ready, text);
        }
    }
}
