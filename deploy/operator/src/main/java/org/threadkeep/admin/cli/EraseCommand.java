package org.threadkeep.admin.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.storage.Erasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Destroys the keys of a subject. */
@Command(
        name = "erase",
        description = {
            "Erases a data subject for good: destroys the keys of everything that was said up to now. What stays are tombstones, "
                    + "so that every digest still verifies; and turns from before, should they come again, become tombstones too.",
            "Services forget what they have in memory of the subject within seconds. A turn that is said in these seconds "
                    + "may be erased too.",
            "Copies of the keys' table from before (backups, snapshots, files that Cassandra has not compacted yet) still hold "
                    + "the wrapped key. Change the key-encryption key from time to time (rewrap-keys) and destroy the old one: "
                    + "then they open nothing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE, AdminCli.NOT_DONE})
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(names = "--tenant", required = true, description = "Whose subject it is.")
    private String tenant;

    @Option(
            names = "--subject",
            required = true,
            description = "As in the events' datasubject; empty for all turns of the tenant that name none.")
    private String subject;

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (!yes && !Confirmation.isGiven("Destroy all that this subject said up to now, for ever?", err)) {
            err.println("erase refused: nothing was changed");
            return AdminCli.REFUSED;
        }
        Erasures.Erasure erasure;
        try (OpenArchive archive = connection.archiveWithoutKeys()) {
            Optional<String> named = Optional.of(subject).filter(text -> !text.isEmpty());
            erasure = archive.archive().erasures().erase(new KeyOwner(tenant, named));
        }
        new Report("tenant", "subject", "keys", "at")
                .row(tenant, subject, erasure.keys(), erasure.at().toString())
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
