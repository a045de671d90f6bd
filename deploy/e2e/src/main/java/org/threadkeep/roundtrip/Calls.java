package org.threadkeep.roundtrip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Calls of many clients. */
@FunctionalInterface
public interface Calls {
    /** Gives the calls of one client after the other, in the order in which they were made. */
    void forEach(Consumer<List<Call>> into) throws IOException;

    /**
     * The calls that a file tells of, as a gateway of one tenant would send them: conversations and trees as stateless clients have them,
     * recorded calls as they went over the wire.
     *
     * @throws IllegalArgumentException naming the line that is none of these
     */
    static Calls of(Path file, String tenant) throws IOException {
        JsonLineKind kind = JsonLineKind.of(file);
        return switch (kind) {
            case CONVERSATION -> new ConversationCalls(file, tenant);
            case RECORDED_CALL -> new RecordedCalls(file, tenant);
            case TREE -> new TreeCalls(file, tenant);
        };
    }
}
