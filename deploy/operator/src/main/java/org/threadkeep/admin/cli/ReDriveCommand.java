package org.threadkeep.admin.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.publish.ReDrive;
import org.threadkeep.admin.publish.ReDriveCounts;
import org.threadkeep.admin.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends rejected records through again. */
@Command(
        name = "re-drive",
        description = {
            "Sends the records of turns.rejected.v1 to turns.recorded.v1 again, as they came from their gateway: each once, "
                    + "also when this command dies and is repeated. What is rejected again waits for the next time.",
            "With --field the others are passed over; to come back to them, set the offsets of the group "
                    + ReDrive.GROUP + " back with Kafka's own tool."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class ReDriveCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(names = "--field", paramLabel = "F", description = "Only what was rejected for this field.")
    private Optional<String> field;

    @Option(names = "--dry-run", description = "Only count.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ReDriveCounts counts = connection.reDrive().run(new ReDrive.Order(field, dryRun), this::progress);
        new Report(dryRun ? "would send" : "sent", "skipped", "rejected for")
                .row(counts.sent(), counts.skipped(), String.valueOf(counts.byField()))
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private void progress(ReDriveCounts counts) {
        spec.commandLine().getErr().println(counts.sent() + " sent, " + counts.skipped() + " skipped");
    }
}
