package org.threadkeep.admin.cli;

import java.util.concurrent.Callable;
import org.threadkeep.admin.consume.Stream;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.FreezeLogEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How far each stream is frozen, told from the logs' heads alone. */
@Command(
        name = "lag",
        description = {
            "Prints for each partition of turns how many records are not frozen yet, and how many are gone unfrozen: from the "
                    + "freeze log's head, as consumer groups say nothing. `log` verifies whole logs besides.",
            "Exit code 1 when records are gone."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class LagCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Report report = new Report("partition", "next", "end", "unfrozen", "gone");
        boolean gone = false;
        try (OpenArchive archive = connection.archiveWithoutKeys()) {
            for (Stream stream : connection.streams().all()) {
                long next = archive.archive()
                        .log()
                        .head(stream.id())
                        .map(FreezeLogEntry::nextOffset)
                        .orElse(0L);
                long first = Math.max(next, stream.start());
                report.row(
                        stream.id().partition(), next, stream.end(), Math.max(0, stream.end() - first), first - next);
                gone |= first > next;
            }
        }
        report.print(connection.output(), spec.commandLine().getOut());
        return gone ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
