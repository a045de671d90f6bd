package org.threadkeep.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line behind {@code deploy/up}, {@code deploy/down} and {@code deploy/status}. */
@Command(
        name = "deploy",
        description = "Runs Threadkeep on this machine: Kafka, Cassandra and the three services.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(up | down | status)",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; the message says why",
            "2:wrong usage",
            "3:status only: something isn't running or isn't ready"
        },
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class})
public final class LocalCli {

    /** {@code status}: something isn't running, or isn't ready. */
    static final int SOMETHING_IS_DOWN = 3;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return explainFailures(new CommandLine(new LocalCli())).setUsageHelpAutoWidth(true);
    }

    static CommandLine explainFailures(CommandLine commandLine) {
        return commandLine.setExecutionExceptionHandler(LocalCli::explain);
    }

    /** People need the reason, not the stack. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + " failed: " + failure.getMessage());
        if (Boolean.getBoolean("threadkeep.debug")) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
