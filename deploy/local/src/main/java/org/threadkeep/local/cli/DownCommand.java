package org.threadkeep.local.cli;

import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.DeleteFolder;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything; data stays unless it is asked for twice. */
@Command(
        name = "down",
        description = "Stops what runs, the last started first, and waits for it. Data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Runnable {

    @Option(names = "--services", description = "Stop the three services only; Kafka and Cassandra go on.")
    private boolean servicesOnly;

    @Option(names = "--purge", description = "Delete all data and the keys afterwards; asks first.")
    private boolean purge;

    @Option(names = "--yes", description = "With --purge: don't ask.")
    private boolean yes;

    @Override
    public void run() {
        LocalStack stack = LocalStack.at(StackOptions.local(RepositoryRoot.find()));
        if (servicesOnly) {
            stack.stopServices();
            return;
        }
        if (stack.processes().stream().noneMatch(ServerProcess::isRunning)) {
            System.out.println("nothing is running");
        }
        stack.down();
        if (purge) {
            purge(stack);
        }
    }

    private void purge(LocalStack stack) {
        String question =
                "Delete %s: every turn that was recorded or frozen here, and the keys?".formatted(stack.dataDir());
        if (yes || Confirmation.isGiven(question)) {
            DeleteFolder.at(stack.dataDir());
            System.out.println("deleted " + stack.dataDir());
        } else {
            System.out.println("nothing was deleted");
        }
    }
}
