package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.cli.ArchiveConnection;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archivetool.read.ThreadReader;
import org.threadkeep.archivetool.read.TurnLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a thread. */
@Command(
        name = "read",
        description = {
            "Prints all turns of a thread as JSON lines, in the order of their offsets. It is found by a scan over all "
                    + "manifests. What was erased is printed without its content.",
            "A turn that was sent again is printed once; two bodies under one turn id are both printed, as conflicting. "
                    + "Turns that were frozen before their thread was known have no thread here: the catalog joins those."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ArchiveCli.EXIT_CODES,
        exitCodeList = {ArchiveCli.CLEAN, ArchiveCli.AT_FAULT, ArchiveCli.USAGE, ArchiveCli.NOT_FINISHED})
final class ReadCommand implements Callable<Integer> {
    @Mixin
    private ArchiveConnection connection;

    @Parameters(paramLabel = "THREAD", description = "The thread's id.")
    private String thread;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Only what is this tenant's.")
    private Optional<String> tenant;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ThreadReader.Counts counts;
        try (OpenArchive archive = connection.archive()) {
            counts = new ThreadReader(archive.archive(), new TurnLines(out), err::println, new Scanned(err))
                    .read(thread, tenant);
        }
        out.flush();
        err.printf("%,d turns, %,d unreadable%n", counts.turns(), counts.unreadable());
        err.flush();
        return counts.turns() > 0 && counts.unreadable() == 0 ? ExitCode.OK : ArchiveCli.FAULTS;
    }
}
