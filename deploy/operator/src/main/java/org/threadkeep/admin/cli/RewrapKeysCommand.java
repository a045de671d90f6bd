package org.threadkeep.admin.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.storage.KeyRewrap;
import org.threadkeep.archive.storage.TokenRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Wraps all subjects' keys under the current key-encryption key. */
@Command(
        name = "rewrap-keys",
        description = {
            "Wraps the subjects' keys anew under the key of --kek-file; no frame changes. First give all services the new key "
                    + "as threadkeep.keys.kek-file and the old one as threadkeep.keys.earlier-kek-files, and restart them.",
            "Afterwards take the old key away from them and destroy it: then nothing that was erased can be read with it, "
                    + "not even from a backup. Repeating is safe."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class RewrapKeysCommand implements Callable<Integer> {
    private static final int PIECES = 64;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        KeyRewrap.Counts counts = new KeyRewrap.Counts(0, 0);
        try (OpenArchive archive = connection.archive()) {
            List<TokenRange> ring = TokenRange.ring(PIECES);
            for (int i = 0; i < ring.size(); i++) {
                counts = counts.plus(archive.archive().rewrap().run(ring.get(i)));
                spec.commandLine()
                        .getErr()
                        .println((i + 1) + " of " + PIECES + " pieces of the ring, " + counts.keys() + " keys");
            }
        }
        new Report("keys", "rewrapped")
                .row(counts.keys(), counts.rewrapped())
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
