package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The normalised members of a turn as they are found, and what was not. A null is the same as nothing. */
final class NormalForm {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();
    private final Map<String, String> losses = new LinkedHashMap<>();
    private boolean logprobs;

    static boolean isPresent(JsonNode node) {
        return node != null && !node.isMissingNode() && !node.isNull();
    }

    /** The first that is neither missing nor null. */
    static JsonNode firstOf(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (isPresent(candidate)) {
                return candidate;
            }
        }
        return NODES.missingNode();
    }

    /** A copy of an object without one of its members; empty when it is no object. */
    static ObjectNode without(JsonNode object, String name) {
        ObjectNode rest = NODES.objectNode();
        object.properties().forEach(member -> {
            if (!member.getKey().equals(name)) {
                rest.set(member.getKey(), member.getValue());
            }
        });
        return rest;
    }

    NormalForm system(JsonNode instructions) {
        if (isPresent(instructions)) {
            root.set("system_instructions", instructions);
        }
        return this;
    }

    NormalForm input(JsonNode messages) {
        return set("input", "messages", messages);
    }

    /** Notes that the input is not known: what stands for it keeps the call from looking like the first of a thread. */
    void inputUnknown(String reason) {
        ObjectNode unknown = NODES.objectNode().put("role", "assistant");
        unknown.putArray("parts").addObject().put("type", "not_captured");
        input(NODES.arrayNode().add(unknown));
        loss("request", reason);
    }

    /** Adds a choice with the reason why it ended. */
    void choice(ObjectNode message, JsonNode finishReason) {
        if (isPresent(finishReason)) {
            message.set("finish_reason", finishReason);
            object("response").withArray("finish_reasons").add(finishReason);
        }
        object("output").withArray("messages").add(message);
    }

    NormalForm tools(JsonNode definitions) {
        return set("tool", "definitions", definitions);
    }

    /** Sets a member of a member, such as {@code usage.input_tokens}. */
    NormalForm set(String object, String name, JsonNode value) {
        if (isPresent(value)) {
            object(object).set(name, value);
        }
        return this;
    }

    /** Sets it unless it is there. */
    NormalForm setIfAbsent(String object, String name, JsonNode value) {
        return root.path(object).has(name) ? this : set(object, name, value);
    }

    /** Sets all members of a body but some. */
    NormalForm setAll(String object, JsonNode body, Set<String> but) {
        body.properties().forEach(member -> {
            if (!but.contains(member.getKey())) {
                set(object, member.getKey(), member.getValue());
            }
        });
        return this;
    }

    JsonNode get(String object, String name) {
        return root.path(object).path(name);
    }

    /** Notes that probabilities of tokens came back. */
    void logprobs(JsonNode value) {
        logprobs |= isPresent(value);
    }

    /** Notes something that is missing; of several reasons for one field the first counts. */
    void loss(String field, String reason) {
        losses.putIfAbsent(field, reason);
    }

    /** Notes that the call failed. */
    void error(JsonNode error) {
        set("response", "error", error);
    }

    boolean hasOutput() {
        return !root.path("output").path("messages").isEmpty();
    }

    boolean isFailed() {
        return isPresent(get("response", "error"));
    }

    /** Notes that the call was cut off before its output was complete. */
    void cutOff(String reason) {
        set("response", "cancelled", NODES.booleanNode(true));
        loss("response", reason);
    }

    ObjectNode toJson() {
        if (!isPresent(get("request", "seed"))) {
            loss("request.seed", "the request names none");
        }
        if (hasOutput()) {
            if (!logprobs) {
                loss("response.logprobs", "the response has none");
            }
            if (!isPresent(get("tokens", "output_ids"))) {
                loss("tokens", "the response has no token ids");
            }
        }
        ArrayNode listed = root.putArray("losses");
        losses.forEach((field, reason) ->
                listed.add(NODES.objectNode().put("field", field).put("reason", reason)));
        return root;
    }

    private ObjectNode object(String name) {
        JsonNode member = root.path(name);
        return member.isObject() ? (ObjectNode) member : root.putObject(name);
    }
}
