package org.threadkeep.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The shape of {@link TurnData}, as far as digests and lookups depend on it; what nobody depends on is let pass. */
final class TurnDataShape {
    private static final List<String> OBJECTS =
            List.of("input", "output", "tool", "request", "response", "usage", "tokens", "state", "capture");

    private TurnDataShape() {}

    static void require(JsonNode root) {
        for (String name : OBJECTS) {
            JsonNode member = root.path(name);
            require(isAbsent(member) || member.isObject(), "data." + name, "is not an object");
        }
        JsonNode system = root.path("system_instructions");
        requireParts(system, "data.system_instructions");
        requireMessages(root.path("input").path("messages"), "data.input.messages");
        requireMessages(root.path("output").path("messages"), "data.output.messages");
        int choices = root.path("output").path("messages").size();
        require(
                DerivedMembers.isAdapted(root)
                        || !root.path("input").path("messages").isEmpty(),
                "data.input.messages",
                "is missing or empty");
        require(
                choices <= TurnData.MAX_CHOICES,
                "data.output.messages",
                "has " + choices + " choices, " + TurnData.MAX_CHOICES + " are allowed");
    }

    private static void requireMessages(JsonNode messages, String path) {
        require(isAbsent(messages) || messages.isArray(), path, "is not an array");
        int index = 0;
        for (JsonNode message : messages) {
            requireMessage(message, path + "[" + index++ + "]");
        }
    }

    private static void requireMessage(JsonNode message, String path) {
        require(message.isObject(), path, "is not an object");
        JsonNode role = message.path("role");
        require(!role.isMissingNode(), path + ".role", "is missing");
        require(role.isTextual() && !role.textValue().isEmpty(), path + ".role", "is not a text, or is empty");
        requireParts(message.path("content"), path + ".content");
        JsonNode parts = message.path("parts");
        require(isAbsent(parts) || parts.isArray(), path + ".parts", "is not an array");
        requireParts(parts, path + ".parts");
        requireToolCalls(message.path("tool_calls"), path + ".tool_calls");
    }

    private static void requireParts(JsonNode parts, String path) {
        require(
                isAbsent(parts) || parts.isTextual() || parts.isArray(),
                path,
                "is neither a text nor an array of parts");
        int index = 0;
        for (JsonNode part : parts) {
            require(part.isObject() || part.isTextual(), path + "[" + index++ + "]", "is neither a text nor an object");
        }
    }

    private static void requireToolCalls(JsonNode calls, String path) {
        require(isAbsent(calls) || calls.isArray(), path, "is not an array");
        int index = 0;
        for (JsonNode call : calls) {
            require(call.isObject(), path + "[" + index++ + "]", "is not an object");
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw new InvalidEventException(path, otherwise);
        }
    }
}
