package org.threadkeep.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file with one conversation a line, plain or gzipped. */
public final class ConversationFile {
    private final JsonLines lines;

    /** Reads from there. */
    public ConversationFile(Path path) {
        this.lines = new JsonLines(path);
    }

    /**
     * Reads one conversation after the other.
     *
     * @throws IllegalArgumentException naming the line that is no conversation
     */
    public void forEach(Consumer<Conversation> into) throws IOException {
        lines.forEach(line -> into.accept(Conversation.parse(line)));
    }
}
