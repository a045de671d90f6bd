package org.threadkeep.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.threadkeep.replay.Conversation;
import org.threadkeep.replay.ConversationFile;

/** The conversations of a folder. */
public final class RealConversations {
    private RealConversations() {}

    /** All of its {@code conversations-*.jsonl.gz}, in an order that the seed gives; empty when there are none. */
    public static List<Conversation> in(Path folder, long seed) throws IOException {
        List<Conversation> conversations = new ArrayList<>();
        for (Path file : files(folder)) {
            new ConversationFile(file).forEach(conversations::add);
        }
        Collections.shuffle(conversations, new Random(seed));
        return conversations;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("conversations-.*\\.jsonl\\.gz"))
                    .sorted()
                    .toList();
        }
    }
}
