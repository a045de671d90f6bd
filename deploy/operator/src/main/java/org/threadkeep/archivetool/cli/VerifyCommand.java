package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.cli.ArchiveConnection;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archivetool.verify.Checkpoint;
import org.threadkeep.archivetool.verify.JsonLines;
import org.threadkeep.archivetool.verify.KnownHeads;
import org.threadkeep.archivetool.verify.ReportFile;
import org.threadkeep.archivetool.verify.Verification;
import org.threadkeep.archivetool.verify.VerifyPlan;
import org.threadkeep.archivetool.verify.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recomputes everything that is stored, and names every row that isn't what it must be. */
@Command(
        name = "verify",
        description = {
            "Recomputes everything that is stored: every log entry, its chain, the manifest and chunks of its pack, every "
                    + "frame; then, the other way round, looks for rows that nothing names. Faults name the row, never content.",
            "A log that lost its last entries can only be told from one that never had them by --expect.",
            "--output json prints what --report writes: a JSON object a line, with a fault, a warning or, last, the summary."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ArchiveCli.EXIT_CODES,
        exitCodeList = {
            "0:nothing is at fault",
            "1:there are faults",
            ArchiveCli.USAGE,
            "3:could not finish; with --checkpoint, the same command goes on where it was"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    @Mixin
    private ArchiveConnection connection;

    @Option(names = "--without-keys", description = "Digests only: needs no key file, and leaves frames closed.")
    private boolean withoutKeys;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keeps progress there; started again after it was killed, goes on where it was.")
    private Optional<Path> checkpoint;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes all faults and counts there, as JSON lines.")
    private Optional<Path> report;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "Report or checkpoint of an earlier verification: a log without what it saw is at fault.")
    private Optional<Path> expect;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Packs that are looked at at once; default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(
            names = "--pieces",
            paramLabel = "N",
            defaultValue = "256",
            description = "Into so many the ring is cut, per table; default: ${DEFAULT-VALUE}")
    private int pieces;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        VerifyPlan plan;
        Optional<Checkpoint> from;
        try {
            plan = plan();
            from = Verification.checkpoint(plan);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        try (OpenArchive archive = withoutKeys ? connection.archiveWithoutKeys() : connection.archive()) {
            return verify(archive, plan, from);
        }
    }

    private VerifyPlan plan() {
        return new VerifyPlan(
                !withoutKeys,
                workers,
                pieces,
                checkpoint,
                SAVE_EVERY,
                expect.map(KnownHeads::in).orElse(Map.of()));
    }

    private int verify(OpenArchive archive, VerifyPlan plan, Optional<Checkpoint> from) {
        if (report.isEmpty()) {
            return verify(archive, plan, from, printed());
        }
        long keep = from.map(Checkpoint::reportBytes).orElse(0L);
        try (ReportFile file = ReportFile.open(report.get(), keep)) {
            return verify(archive, plan, from, new BothReports(printed(), file));
        }
    }

    private int verify(OpenArchive archive, VerifyPlan plan, Optional<Checkpoint> from, VerifyReport into) {
        ProgressLines progress = new ProgressLines(spec.commandLine().getErr());
        Checkpoint end = new Verification(archive.archive(), plan, from, into, progress).run();
        return end.counts().getOrDefault(Counted.faults, 0L) == 0 ? ExitCode.OK : ArchiveCli.FAULTS;
    }

    private VerifyReport printed() {
        PrintWriter out = spec.commandLine().getOut();
        return connection.output() == Report.Form.json
                ? new JsonLines(line -> {
                    out.println(line);
                    out.flush();
                })
                : new TableReport(out);
    }
}
