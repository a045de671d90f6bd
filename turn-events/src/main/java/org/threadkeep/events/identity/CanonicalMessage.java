package org.threadkeep.events.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A message reduced to what every client keeps when it sends it again: role, name and parts. String content and a list with
 * one text part are the same; so are absent, null and empty members, and arguments as JSON or as a string that holds it.
 * Reasoning is left out, because many clients don't send it back; so is the name of a model or a tool, for the same reason.
 *
 * @param role canonical
 * @param name of a participant; empty when there is none
 * @param parts canonical parts
 */
record CanonicalMessage(Role role, String name, List<JsonNode> parts) {
    CanonicalMessage {
        parts = List.copyOf(parts);
    }

    /** A message as canonical ones: several, where it holds tool results, since some formats send each on its own. */
    static List<CanonicalMessage> of(JsonNode message) {
        Role role = Role.of(message.path("role").textValue());
        List<JsonNode> parts = partsOf(message);
        if (role.isModel()) {
            return List.of(new CanonicalMessage(role, "", CanonicalPart.joinTexts(parts)));
        }
        String name = message.path("name").asText("");
        JsonNode toolCallId = message.path("tool_call_id");
        if (!CanonicalValue.isEmpty(toolCallId)) {
            return List.of(toolResult(CanonicalPart.toolResult(toolCallId, parts)));
        }
        return apart(role, name, parts);
    }

    /** System instructions that were sent apart from the messages; none when they are empty. */
    static List<CanonicalMessage> system(JsonNode instructions) {
        List<JsonNode> parts = CanonicalPart.listOf(instructions);
        return parts.isEmpty() ? List.of() : List.of(new CanonicalMessage(Role.SYSTEM, "", parts));
    }

    private static List<JsonNode> partsOf(JsonNode message) {
        List<JsonNode> parts = new ArrayList<>(CanonicalPart.listOf(message.path("content")));
        parts.addAll(CanonicalPart.listOf(message.path("parts")));
        JsonNode refusal = message.path("refusal");
        if (!CanonicalValue.isEmpty(refusal)) {
            parts.add(
                    JsonNodeFactory.instance.objectNode().put("type", "refusal").set("refusal", refusal));
        }
        message.path("tool_calls").forEach(call -> parts.add(CanonicalPart.toolCall(call)));
        JsonNode functionCall = message.path("function_call");
        if (functionCall.isObject()) {
            parts.add(CanonicalPart.toolCall(functionCall));
        }
        JsonNode audio = message.path("audio").path("id");
        if (!CanonicalValue.isEmpty(audio)) {
            parts.add(JsonNodeFactory.instance.objectNode().put("type", "audio").set("id", audio));
        }
        return parts.isEmpty() ? OtherShape.partsOf(message) : parts;
    }

    private static List<CanonicalMessage> apart(Role role, String name, List<JsonNode> parts) {
        List<CanonicalMessage> messages = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode part : parts) {
            if (!CanonicalPart.isToolResult(part)) {
                others.add(part);
                continue;
            }
            if (!others.isEmpty()) {
                messages.add(new CanonicalMessage(role, name, others));
                others.clear();
            }
            messages.add(toolResult(part));
        }
        if (!others.isEmpty() || messages.isEmpty()) {
            messages.add(new CanonicalMessage(role, name, others));
        }
        return messages;
    }

    private static CanonicalMessage toolResult(JsonNode part) {
        return new CanonicalMessage(Role.TOOL, "", List.of(part));
    }

    /** Adds this message to a digest. */
    void addTo(KeyedDigest digest) {
        digest.text(role.name()).text(name).number(parts.size());
        parts.forEach(part -> CanonicalValue.add(part, digest));
    }
}
