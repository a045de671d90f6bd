package org.threadkeep.admin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.threadkeep.admin.consume.Stream;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.storage.GapAcceptance.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records in the freeze log that offsets are lost, so that their stream goes on. */
@Command(
        name = "accept-gap",
        description = {
            "Accepts that Kafka deleted records before they were frozen. The freeze log records how many, who accepted it "
                    + "and why, for ever; then the freezer goes on by itself.",
            "First make sure that no freezer still holds them: one that has stopped commits what it holds within seconds."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE, AdminCli.NOT_DONE})
final class AcceptGapCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(names = "--partition", paramLabel = "N", required = true, description = "Of turns.recorded.v1.")
    private int partition;

    @Option(names = "--by", paramLabel = "WHO", required = true, description = "Who answers for it.")
    private String by;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "What had happened; no content.")
    private String reason;

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Stream stream = connection.streams().one(partition);
        try (OpenArchive archive = connection.archive()) {
            long next = archive.archive()
                    .log()
                    .head(stream.id())
                    .map(FreezeLogEntry::nextOffset)
                    .orElse(0L);
            if (stream.start() <= next) {
                return refuse("there is no gap: offset " + next + " is the next to freeze, and Kafka's log starts at "
                        + stream.start());
            }
            if (!isWanted(stream, next)) {
                return refuse("nothing was accepted");
            }
            return settle(archive.archive().gaps().accept(stream.id(), stream.start(), by, reason));
        }
    }

    private boolean isWanted(Stream stream, long next) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "offsets %d to %d of %s, %d in all, were deleted before they were frozen: up to as many turns are lost%n",
                next, stream.start() - 1, stream.id(), stream.start() - next);
        return yes || Confirmation.isGiven("Record for ever that this was accepted by '" + by + "'?", err);
    }

    private int settle(Outcome outcome) {
        if (outcome instanceof Outcome.NoGap noGap) {
            return refuse("there is no gap any more: the log reaches to " + noGap.nextOffset());
        }
        if (outcome instanceof Outcome.Overtaken overtaken) {
            return refuse("a freezer has just committed up to offset "
                    + overtaken.winner().nextOffset() + "; look again");
        }
        FreezeLogEntry entry = ((Outcome.Accepted) outcome).entry();
        new Report("partition", "seq", "first", "next", "lost", "by", "digest", "pack", "stream")
                .row(
                        partition,
                        entry.seq(),
                        entry.firstOffset(),
                        entry.nextOffset(),
                        entry.counts().lost(),
                        by,
                        entry.digest(),
                        entry.pack().text(),
                        entry.stream().text())
                .print(connection.output(), spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println("accept-gap refused: " + why);
        return AdminCli.REFUSED;
    }
}
