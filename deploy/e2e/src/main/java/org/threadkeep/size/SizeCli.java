package org.threadkeep.size;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import org.threadkeep.replay.Conversation;
import org.threadkeep.replay.ConversationFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/size}: what conversations take in the archive. */
@Command(
        name = "size",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Starts a system of its own on free ports, and plays the conversations of some files through it as a stateless",
            "gateway would: for every model message a call with the whole history, each frozen in another pack. Compares what",
            "was frozen with what was sent, byte for byte, writes the same calls into a table with a row per call, and tells",
            "what each takes on Cassandra's disk. The catalog's tables, which can be made again, are not counted."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all came back",
            "1:a turn did not come back as it was sent, or the run failed",
            "2:wrong usage"
        })
public final class SizeCli implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            description = "one conversation a line: conversation_id, model, messages; gzipped or not")
    private List<Path> files;

    @Option(names = "--at-a-time", defaultValue = "2500", description = "conversations that go on at once")
    private int atATime;

    @Option(names = "--per-subject", defaultValue = "4", description = "conversations of one person")
    private int perSubject;

    @Option(names = "--conversations", description = "at most so many, drawn from all files (default: all)")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--seed", defaultValue = "1", description = "of the order in which conversations begin")
    private long seed;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new SizeCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Conversation> conversations = new ArrayList<>();
        for (Path file : files) {
            new ConversationFile(file).forEach(conversations::add);
        }
        Collections.shuffle(conversations, new Random(seed));
        List<Conversation> drawn = conversations.subList(0, Math.min(most, conversations.size()));
        try (LocalStack stack = LocalStack.at(StackOptions.forTest(RepositoryRoot.find()))) {
            stack.up();
            stack.catalog().stop(); // a projection, that can be made again at any time, is not counted
            SizeResult result = new SizeRun(stack, new ActiveConversations(drawn, atATime, perSubject)).run();
            System.out.println();
            System.out.print(result.text());
            return result.differing() == 0 ? 0 : 1;
        }
    }
}
