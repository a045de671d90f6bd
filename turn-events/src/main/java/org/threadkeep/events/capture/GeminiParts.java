package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gemini's parts, which don't name their type, under the contract's types; signatures of thoughts stay with their part. */
final class GeminiParts {
    private GeminiParts() {}

    static JsonNode of(JsonNode parts) {
        if (!parts.isArray()) {
            return NormalForm.isPresent(parts) ? parts : NODES.arrayNode();
        }
        ArrayNode typed = NODES.arrayNode();
        parts.forEach(part -> typed.add(part instanceof ObjectNode object ? typed(object) : part));
        return typed;
    }

    private static ObjectNode typed(ObjectNode part) {
        if (part.path("text").isTextual()) {
            return with(part, part.path("thought").asBoolean() ? "reasoning" : "text");
        }
        if (part.path("functionCall").isObject()) {
            return unwrapped(part, "functionCall", "tool_call", "args", "arguments");
        }
        return part.path("functionResponse").isObject()
                ? unwrapped(part, "functionResponse", "tool_call_response", "response", "response")
                : part;
    }

    private static ObjectNode with(ObjectNode part, String type) {
        ObjectNode typed = NODES.objectNode();
        typed.put("type", type);
        return typed.setAll(part);
    }

    private static ObjectNode unwrapped(ObjectNode part, String member, String type, String content, String contentAs) {
        ObjectNode typed = with(NormalForm.without(part, member), type);
        part.path(member)
                .properties()
                .forEach(inner ->
                        typed.set(inner.getKey().equals(content) ? contentAs : inner.getKey(), inner.getValue()));
        return typed;
    }
}
