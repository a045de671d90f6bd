package org.threadkeep.admin.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.consume.Stream;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.LogCheck;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.FreezeLogEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far each stream is frozen, and whether its whole log verifies. */
@Command(
        name = "log",
        description = {
            "Prints for each partition of turns: the freeze log's last entry, Kafka's first and next offset, the records "
                    + "that are not frozen yet, offsets that are gone unfrozen, and whether the whole log verifies.",
            "Exit code 1 when a log does not verify."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class LogCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(names = "--partition", paramLabel = "N", description = "Only this one.")
    private Optional<Integer> partition;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Stream> streams = partition
                .map(one -> List.of(connection.streams().one(one)))
                .orElseGet(() -> connection.streams().all());
        Report report = new Report(
                "partition",
                "seq",
                "next",
                "start",
                "end",
                "unfrozen",
                "gone",
                "lost",
                "verifies",
                "stream",
                "trouble");
        boolean verifies = true;
        try (OpenArchive archive = connection.archive()) {
            LogCheck check = new LogCheck(archive.archive().log());
            for (Stream stream : streams) {
                LogCheck.Finding finding = check.check(stream.id(), checked -> progress(stream, checked));
                add(report, stream, finding);
                verifies &= finding.trouble().isEmpty();
            }
        }
        report.print(connection.output(), spec.commandLine().getOut());
        return verifies ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void progress(Stream stream, long checked) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("partition " + stream.id().partition() + ": " + checked + " entries verified");
        err.flush();
    }

    private static void add(Report report, Stream stream, LogCheck.Finding finding) {
        long next = finding.head().map(FreezeLogEntry::nextOffset).orElse(0L);
        report.row(
                stream.id().partition(),
                finding.head().map(FreezeLogEntry::seq).orElse(-1L),
                next,
                stream.start(),
                stream.end(),
                Math.max(0, stream.end() - Math.max(next, stream.start())),
                Math.max(0, stream.start() - next),
                finding.lost(),
                finding.trouble().isEmpty(),
                stream.id().text(),
                finding.trouble().orElse(""));
    }
}
