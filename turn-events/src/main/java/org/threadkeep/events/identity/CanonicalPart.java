package org.threadkeep.events.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One part of a message, in the vocabulary of the OpenTelemetry GenAI message schemas. */
final class CanonicalPart {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> REASONING = Set.of("reasoning", "thinking", "redacted_thinking");
    private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");
    private static final String TOOL_RESULT = "tool_call_response";

    /** What stands beside arguments and results, and is not them. */
    private static final Set<String> CALL =
            Set.of("type", "id", "call_id", "index", "name", "arguments", "input", "caller", "cache_control");

    private static final Set<String> RESULT = Set.of(
            "type",
            "id",
            "tool_use_id",
            "name",
            "response",
            "result",
            "content",
            "is_error",
            "caller",
            "cache_control");

    private CanonicalPart() {}

    /** The parts of a text, an array, or a value that stands for one part; those that don't count are left out. */
    static List<JsonNode> listOf(JsonNode content) {
        if (!content.isArray()) {
            return CanonicalValue.isEmpty(content) ? List.of() : of(content);
        }
        List<JsonNode> parts = new ArrayList<>();
        content.forEach(part -> parts.addAll(of(part)));
        return parts;
    }

    private static List<JsonNode> of(JsonNode part) {
        if (part.isTextual()) {
            return text(part.textValue());
        }
        if (!part.isObject()) {
            return List.of(part);
        }
        String type = part.path("type").asText(part.size() == 1 ? "text" : "");
        if (REASONING.contains(type)) {
            return List.of();
        }
        if (TEXTS.contains(type) && textOf(part).isTextual()) {
            return text(textOf(part).textValue());
        }
        return switch (type) {
            case "tool_call", "tool_use" -> List.of(toolCall(part));
            case TOOL_RESULT, "tool_result" -> List.of(toolResult(part));
            default -> List.of(CanonicalValue.withoutEmpty(withoutDirectCaller(part)));
        };
    }

    /** Anthropic says of a tool that the model called it itself; clients leave that out when they send the block again. */
    private static JsonNode withoutDirectCaller(JsonNode part) {
        JsonNode caller = part.path("caller");
        boolean direct = caller.size() == 1 && caller.path("type").asText().equals("direct");
        return direct ? part.<ObjectNode>deepCopy().without("caller") : part;
    }

    static boolean isText(JsonNode part) {
        return part.path("type").asText().equals("text") && part.path("content").isTextual();
    }

    private static JsonNode textOf(JsonNode part) {
        return part.path("content").isTextual() ? part.path("content") : part.path("text");
    }

    private static List<JsonNode> text(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(NODES.objectNode().put("type", "text").put("content", text));
    }

    /**
     * A call, from an entry of OpenAI's {@code tool_calls}, an Anthropic {@code tool_use} block or a GenAI part. One that says what
     * it is called with in another way counts as it stands, so that two different calls are never the same.
     */
    static JsonNode toolCall(JsonNode call) {
        JsonNode function = firstPresent(call.path("function"), call.path("custom"), call);
        JsonNode arguments = firstPresent(function.path("arguments"), function.path("input"));
        if (CanonicalValue.isEmpty(arguments) && holdsMore(function, CALL)) {
            return CanonicalValue.withoutEmpty(withoutDirectCaller(call));
        }
        ObjectNode canonical = NODES.objectNode().put("type", "tool_call");
        CanonicalValue.setUnlessEmpty(canonical, "id", call.path("id"));
        CanonicalValue.setUnlessEmpty(canonical, "name", function.path("name"));
        CanonicalValue.setUnlessEmpty(canonical, "arguments", CanonicalValue.parsedIfJson(arguments));
        return canonical;
    }

    private static JsonNode toolResult(JsonNode part) {
        JsonNode id = firstPresent(part.path("id"), part.path("tool_use_id"));
        JsonNode content = firstPresent(part.path("response"), part.path("result"), part.path("content"));
        if (CanonicalValue.isEmpty(content) && holdsMore(part, RESULT)) {
            return CanonicalValue.withoutEmpty(withoutDirectCaller(part));
        }
        ObjectNode canonical = toolResult(id, listOf(content));
        if (part.path("is_error").asBoolean()) {
            canonical.put("error", true);
        }
        return canonical;
    }

    private static boolean holdsMore(JsonNode part, Set<String> known) {
        return part.properties().stream()
                .anyMatch(member -> !known.contains(member.getKey()) && !CanonicalValue.isEmpty(member.getValue()));
    }

    /** What a tool answered to the call of this id. */
    static ObjectNode toolResult(JsonNode id, List<JsonNode> content) {
        ObjectNode canonical = NODES.objectNode().put("type", TOOL_RESULT);
        CanonicalValue.setUnlessEmpty(canonical, "id", id);
        canonical.set("response", NODES.arrayNode().addAll(content));
        return canonical;
    }

    static boolean isToolResult(JsonNode part) {
        return part.path("type").asText().equals(TOOL_RESULT);
    }

    private static JsonNode firstPresent(JsonNode... candidates) {
        return Stream.of(candidates)
                .filter(node -> !CanonicalValue.isEmpty(node))
                .findFirst()
                .orElse(NODES.missingNode());
    }

    /**
     * Parts with neighbouring texts made one. What a model says in a row is one text, however it was cut: streamed in blocks,
     * or begun by the caller and continued by the model.
     */
    static List<JsonNode> joinTexts(List<JsonNode> parts) {
        List<JsonNode> joined = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            if (isText(part)) {
                text.append(part.path("content").textValue());
            } else {
                joined.addAll(text(text.toString()));
                text.setLength(0);
                joined.add(part);
            }
        }
        joined.addAll(text(text.toString()));
        return joined;
    }
}
