package org.threadkeep.stitching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/stitching}: whether calls find their parents by content alone. */
@Command(
        name = "stitching",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Plays conversations, trees and recorded calls whose parents are known, as stateless gateways would: each call with its",
            "whole history, no id of its conversation, from senders that interleave. Compares the parents that are found with",
            "those that are known, and prints how many are right for each file. Calls whose candidates are identical in content",
            "can only be ambiguous and are counted apart; so are those that continue what is not in the file."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:no parent is wrong", "1:one is, or the run failed", "2:wrong usage"})
public final class StitchingCli implements Callable<Integer> {
    @Parameters(arity = "1..*", description = "gzipped, one conversation, tree or recorded call a line")
    private List<Path> files;

    @Option(names = "--in-memory", description = "only the context keys and the catalog's rule, without a system")
    private boolean inMemory;

    @Option(names = "--senders", defaultValue = "8", description = "how many send at the same time")
    private int senders;

    @Option(names = "--scripts", description = "at most so many conversations, drawn from each file (default: all)")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--seed", defaultValue = "1", description = "of what is drawn, and of the order of senders")
    private long seed;

    @Option(names = "--faults", defaultValue = "10", description = "how many faults to show for each file")
    private int shown;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new StitchingCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        System.out.println(Score.header());
        if (inMemory) {
            return measure(InMemory::new);
        }
        try (LiveSystem system = LiveSystem.start()) {
            return measure(() -> system);
        }
    }

    private int measure(Supplier<Linkage> linkages) throws IOException {
        int wrong = 0;
        for (Path path : files) {
            ScriptFile file = new ScriptFile(path);
            Score score = measure(file, linkages.get());
            System.out.println(score.line());
            score.faults().stream().limit(shown).forEach(fault -> System.out.println("  " + fault));
            wrong += score.count(Verdict.WRONG);
        }
        return wrong == 0 ? 0 : 1;
    }

    private Score measure(ScriptFile file, Linkage linkage) throws IOException {
        Contents contents = new Contents();
        Senders playing = new Senders(drawn(file.scripts()), senders);
        Consumer<PlayedCall> taking = call -> {
            contents.add(call);
            linkage.take(call);
        };
        if (inMemory) {
            playing.interleave(seed, taking);
        } else {
            playing.play(taking);
        }
        Score score = new Score(file.name());
        playing.play(call -> score.add(call, linkage.found(call), contents));
        return score;
    }

    private List<Script> drawn(List<Script> all) {
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(most, all.size()));
    }
}
