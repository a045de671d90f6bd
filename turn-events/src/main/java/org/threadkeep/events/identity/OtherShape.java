package org.threadkeep.events.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Messages that say what they say in members of their own. They count as they stand, or all of them would be the same. */
final class OtherShape {
    /** Where what is said is looked for: a message that has one of them and nothing in it says nothing. */
    private static final Set<String> KNOWN =
            Set.of("content", "parts", "refusal", "tool_calls", "function_call", "audio", "tool_call_id");

    /** What stands around what is said, and is left out by clients as they like. */
    private static final Set<String> AROUND = Set.of(
            "role",
            "name",
            "id",
            "type",
            "status",
            "index",
            "model",
            "usage",
            "logprobs",
            "annotations",
            "finish_reason",
            "stop_reason",
            "stop_sequence",
            "reasoning",
            "reasoning_content",
            "reasoning_details");

    private OtherShape() {}

    /** One part with all that is not around it; none when there is nothing, or the message is of a known shape. */
    static List<JsonNode> partsOf(JsonNode message) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        message.properties().stream()
                .filter(member -> !AROUND.contains(member.getKey()))
                .forEach(member -> said.set(member.getKey(), member.getValue()));
        boolean known = KNOWN.stream().anyMatch(said::has);
        JsonNode kept = CanonicalValue.withoutEmpty(said);
        return known || kept.isEmpty() ? List.of() : List.of(kept);
    }
}
