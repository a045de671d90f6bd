package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.cli.ArchiveConnection;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archivetool.export.ArchiveExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes turns into a directory that stands for itself. */
@Command(
        name = "export",
        description = {
            "Writes turns into a directory that needs no Threadkeep to be read: a bag (BagIt, RFC 8493) with a file of JSON lines "
                    + "per pack, and the SHA-256 of each. What was erased is there without its content.",
            "The directory must be empty. The export is whole when bagit.txt is there."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ArchiveCli.EXIT_CODES,
        exitCodeList = {ArchiveCli.CLEAN, ArchiveCli.AT_FAULT, ArchiveCli.USAGE, ArchiveCli.NOT_FINISHED})
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private ArchiveConnection connection;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Only what is this tenant's.")
    private Optional<String> tenant;

    @Option(names = "--thread", paramLabel = "ID", description = "Only this thread.")
    private Optional<String> thread;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where to; made if it isn't there.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ArchiveExport.Counts counts;
        try (OpenArchive archive = connection.archive()) {
            counts = new ArchiveExport(archive.archive(), err::println, new Scanned(err)).to(directory, tenant, thread);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        new Report("packs", "turns", "erased", "unreadable")
                .row(counts.packs(), counts.turns(), counts.erased(), counts.unreadable())
                .print(connection.output(), spec.commandLine().getOut());
        return counts.unreadable() == 0 ? ExitCode.OK : ArchiveCli.FAULTS;
    }
}
