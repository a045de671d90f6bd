package org.threadkeep.roundtrip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.threadkeep.client.RawJson;
import org.threadkeep.replay.JsonLines;

/** What each line of a file tells of. */
enum JsonLineKind {
    CONVERSATION,
    RECORDED_CALL,
    TREE;

    /** That of the first line. */
    static JsonLineKind of(Path file) throws IOException {
        byte[] first = new JsonLines(file)
                .first()
                .orElseThrow(() -> new IllegalArgumentException(file.getFileName() + " has no lines"));
        Set<String> members = RawJson.members(first).keySet();
        if (members.contains("request")) {
            return RECORDED_CALL;
        }
        return members.contains("messages") ? CONVERSATION : TREE;
    }
}
