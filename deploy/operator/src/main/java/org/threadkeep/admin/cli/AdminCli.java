package org.threadkeep.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code deploy/admin}: what an operator does now and then. */
@Command(
        name = "admin",
        description = "Looks after what is frozen, and what could not be.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel =
                "(setup | lag | gaps | log | accept-gap | re-drive | sweep-orphans | erase | rewrap-keys | record-backup | rebuild | size)",
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE, AdminCli.NOT_DONE},
        subcommands = {
            SetupCommand.class,
            LagCommand.class,
            GapsCommand.class,
            LogCommand.class,
            AcceptGapCommand.class,
            ReDriveCommand.class,
            SweepOrphansCommand.class,
            EraseCommand.class,
            RewrapKeysCommand.class,
            RecordBackupCommand.class,
            RebuildCommand.class,
            SizeCommand.class
        })
public final class AdminCli {
    /** There is nothing to do it to, or it was not confirmed. */
    static final int REFUSED = 3;

    static final String EXIT_CODES = "%nExit codes:%n";
    static final String DONE = "0:done";
    static final String FAILED = "1:failed; the message says why, and repeating is safe";
    static final String USAGE = "2:the command line is wrong";
    static final String NOT_DONE = "3:refused; nothing was changed";

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AdminCli())
                .setExecutionExceptionHandler(AdminCli::explain)
                .setUsageHelpAutoWidth(true);
    }

    /** People need the reason, not the stack. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + " failed: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            command.getErr().println("  because: " + cause);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
