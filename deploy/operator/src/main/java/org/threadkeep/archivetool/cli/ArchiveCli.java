package org.threadkeep.archivetool.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code deploy/archive}: verifies, reads and exports what is frozen, with nothing running but Cassandra. */
@Command(
        name = "archive",
        description =
                "Verifies, reads and exports what is frozen. Needs Cassandra, and for content the key file; nothing else.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(verify | read | export)",
        exitCodeListHeading = ArchiveCli.EXIT_CODES,
        exitCodeList = {ArchiveCli.CLEAN, ArchiveCli.AT_FAULT, ArchiveCli.USAGE, ArchiveCli.NOT_FINISHED},
        subcommands = {VerifyCommand.class, ReadCommand.class, ExportCommand.class})
public final class ArchiveCli {
    /** Something is at fault, or not there. */
    static final int FAULTS = 1;

    static final String EXIT_CODES = "%nExit codes:%n";
    static final String CLEAN = "0:done, and nothing is at fault";
    static final String AT_FAULT = "1:something in the archive is at fault, or what was asked for isn't there";
    static final String USAGE = "2:the command line is wrong";
    static final String NOT_FINISHED = "3:could not finish; the message says why, and repeating is safe";

    private static final int UNFINISHED = 3;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, for tests to give other streams. */
    static CommandLine commandLine() {
        return new CommandLine(new ArchiveCli())
                .setExecutionExceptionHandler(ArchiveCli::explain)
                .setUsageHelpAutoWidth(true);
    }

    /** People need the reason, not the stack. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + " could not finish: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            command.getErr().println("  because: " + cause);
        }
        return UNFINISHED;
    }
}
