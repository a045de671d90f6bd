package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Converse's content blocks under the contract's types. Cache points say nothing, and are left out. */
final class BedrockParts {
    private BedrockParts() {}

    static JsonNode of(JsonNode blocks) {
        if (!blocks.isArray()) {
            return blocks;
        }
        ArrayNode parts = NODES.arrayNode();
        for (JsonNode block : blocks) {
            if (!block.has("cachePoint")) {
                parts.add(block instanceof ObjectNode object ? part(object) : block);
            }
        }
        return parts;
    }

    private static ObjectNode part(ObjectNode block) {
        if (block.path("text").isTextual()) {
            return NODES.objectNode().put("type", "text").setAll(block);
        }
        if (block.path("toolUse").isObject()) {
            JsonNode use = block.path("toolUse");
            ObjectNode call = typed("tool_call", use.path("toolUseId"));
            call.set("name", use.path("name"));
            return call.set("arguments", use.path("input"));
        }
        if (block.path("toolResult").isObject()) {
            return result(block.path("toolResult"));
        }
        return block.has("reasoningContent")
                ? NODES.objectNode().put("type", "reasoning").setAll(block)
                : block;
    }

    private static ObjectNode result(JsonNode result) {
        ObjectNode part = typed("tool_call_response", result.path("toolUseId"));
        part.set("response", of(result.path("content")));
        if (result.path("status").asText().equals("error")) {
            part.put("is_error", true);
        }
        return part;
    }

    private static ObjectNode typed(String type, JsonNode id) {
        ObjectNode part = NODES.objectNode();
        part.put("type", type);
        part.set("id", id);
        return part;
    }
}
