package org.threadkeep.admin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.storage.PackFate;
import org.threadkeep.archive.storage.SweepListener;
import org.threadkeep.archive.storage.SweepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes what freezers wrote and can never commit. */
@Command(
        name = "sweep-orphans",
        description = {
            "Looks at every pack that was written, and deletes those that can never be committed because another pack has "
                    + "their place in the freeze log (superseded). What is frozen is never touched.",
            "open: not in the log, but its place is free; unreadable: its manifest is not whole, so nothing is proven. "
                    + "Both are left alone."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class SweepOrphansCommand implements Callable<Integer>, SweepListener {
    @Mixin
    private Connection connection;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            defaultValue = "24h",
            converter = Age.class,
            description = "Leave younger packs alone (90s, 30m, 24h, 7d); default: ${DEFAULT-VALUE}")
    private Duration olderThan;

    @Option(names = "--dry-run", description = "Delete nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SweepReport swept;
        try (OpenArchive archive = connection.archive()) {
            swept = archive.archive().orphans().run(Instant.now().minus(olderThan), !dryRun, this);
        }
        new Report("packs", "young", "committed", "open", "unreadable", "superseded", "deleted")
                .row(
                        swept.packs(),
                        swept.young(),
                        swept.committed(),
                        swept.open(),
                        swept.unreadable(),
                        swept.superseded(),
                        swept.deleted())
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }

    @Override
    public void found(PackId pack, PackFate fate) {
        if (fate instanceof PackFate.Unreadable unreadable) {
            err().println("unreadable: " + unreadable.why());
        } else if (fate instanceof PackFate.Superseded) {
            err().println("superseded: " + pack + " of " + pack.createdAt());
        }
    }

    @Override
    public void progressed(int done, int pieces, SweepReport soFar) {
        err().println(done + " of " + pieces + " pieces of the ring, " + soFar.packs() + " packs");
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
