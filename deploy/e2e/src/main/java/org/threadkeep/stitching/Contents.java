package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.threadkeep.archive.Digests;
import org.threadkeep.events.TurnData;

/** Digests of all that calls saw and said, reasoning too: calls of the same digest can't be told apart by their content. */
final class Contents {
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    void add(PlayedCall call) {
        JsonNode data = TurnData.parse(call.turn().data()).root();
        Words words = new Words().add(data.path("system_instructions"));
        data.path("input").path("messages").forEach(message -> add(message, words));
        data.path("output").path("messages").forEach(message -> add(message, words));
        digests.put(call.id(), Digests.sha256(words.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static void add(JsonNode message, Words words) {
        for (String member : List.of("role", "name", "content", "parts", "tool_calls", "tool_call_id")) {
            words.add(message.path(member));
        }
    }

    String of(String id) {
        return digests.get(id);
    }
}
