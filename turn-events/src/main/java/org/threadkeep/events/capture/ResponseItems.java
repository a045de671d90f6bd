package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Items of the Responses API as messages and parts: calls of functions and their results under the contract's names. */
final class ResponseItems {
    private ResponseItems() {}

    /** An input item as a message. What is no object stays, and is refused by the shape of the data. */
    static JsonNode message(JsonNode item, NormalForm form) {
        if (!(item instanceof ObjectNode) || item.has("role")) {
            return item;
        }
        String type = item.path("type").asText();
        if (type.equals("item_reference")) {
            form.loss("request.input", "names items at the provider that the request does not carry");
        }
        return message(isResult(type) ? "tool" : "assistant", part((ObjectNode) item));
    }

    static ObjectNode message(String role, JsonNode part) {
        ObjectNode message = NODES.objectNode();
        message.put("role", role);
        message.putArray("parts").add(part);
        return message;
    }

    /** An output item as parts of one message: of a message its content, else the item itself. */
    static ArrayNode parts(JsonNode item) {
        ArrayNode parts = NODES.arrayNode();
        if (item.path("type").asText().equals("message")) {
            item.path("content").forEach(parts::add);
        } else if (item instanceof ObjectNode object) {
            parts.add(part(object));
        }
        return parts;
    }

    private static ObjectNode part(ObjectNode item) {
        String type = item.path("type").asText();
        if (type.equals("function_call") || type.equals("custom_tool_call")) {
            return renamed(item, "tool_call", type.equals("function_call") ? "arguments" : "input", "arguments");
        }
        return type.equals("function_call_output") || type.equals("custom_tool_call_output")
                ? renamed(item, "tool_call_response", "output", "response")
                : item;
    }

    private static boolean isResult(String type) {
        return type.endsWith("_call_output") || type.equals("mcp_approval_response");
    }

    /** The id that joins a call and its result is {@code call_id}; the item's own id is another. */
    private static ObjectNode renamed(ObjectNode item, String type, String content, String contentAs) {
        ObjectNode part = NODES.objectNode();
        part.put("type", type);
        item.properties().forEach(member -> {
            switch (member.getKey()) {
                case "type" -> part.set("item_type", member.getValue());
                case "id" -> part.set("item_id", member.getValue());
                case "call_id" -> part.set("id", member.getValue());
                default -> part.set(member.getKey().equals(content) ? contentAs : member.getKey(), member.getValue());
            }
        });
        return part;
    }
}
