package org.threadkeep.admin.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.CatalogKeyspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells that a backup ended well, so that an alert can tell when none does. */
@Command(
        name = "record-backup",
        description = {
            "Tells that a backup ended well: the last step of whatever makes backups. The catalog shows its age as "
                    + "threadkeep_backup_last_success_timestamp_seconds, and an alert waits for it.",
            "Only the latest of each kind is kept."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class RecordBackupCommand implements Callable<Integer> {
    /** What was backed up. */
    enum What {
        cassandra,
        keys
    }

    @Mixin
    private ArchiveConnection connection;

    @Option(names = "--what", paramLabel = "KIND", required = true, description = "${COMPLETION-CANDIDATES}")
    private What what;

    @Option(names = "--place", paramLabel = "WHERE", required = true, description = "Where it is; no secret.")
    private String place;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it ended, such as 2026-01-31T03:00:00Z; default: now")
    private Optional<Instant> at;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant ended = at.orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        try (CatalogKeyspaces keyspaces = connection.catalogKeyspaces()) {
            keyspaces.recordBackup(what.name(), ended, place);
        }
        new Report("what", "finished_at", "place")
                .row(what.name(), ended.toString(), place)
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
