package org.threadkeep.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.client.Json;
import org.threadkeep.client.RawJson;

/**
 * One conversation of a file, its content as raw JSON.
 *
 * @param id unique within the file: conversation id, model and trial
 * @param model the model's label, {@code unlabelled} where the file names none
 * @param messages raw JSON objects, oldest first
 * @param tools raw JSON of the tool definitions, if any
 * @param sampling raw JSON of the sampling parameters, if any
 */
public record Conversation(
        String id, String model, List<byte[]> messages, Optional<byte[]> tools, Optional<byte[]> sampling) {

    /** How the sources of real conversations spell the model's role. */
    private static final Set<String> MODEL_ROLES = Set.of("assistant", "model", "gpt", "function_call");

    static Conversation parse(byte[] line) {
        Map<String, byte[]> members = RawJson.members(line);
        String model = text(members, "model").filter(name -> !name.isEmpty()).orElse("unlabelled");
        String id = text(members, "conversation_id")
                .orElseThrow(() -> new IllegalArgumentException("conversation_id is missing"));
        String trial = text(members, "trial").map(number -> "#trial" + number).orElse("");
        if (!members.containsKey("messages")) {
            throw new IllegalArgumentException("messages is missing");
        }
        return new Conversation(
                id + "#" + model + trial,
                model,
                RawJson.elements(members.get("messages")),
                Optional.ofNullable(members.get("tools")),
                Optional.ofNullable(members.get("sampling")));
    }

    /** True when the model said this message. */
    static boolean isModel(byte[] message) {
        return MODEL_ROLES.contains(Json.tree(RawJson.members(message).getOrDefault("role", bytesOfNull()))
                .asText());
    }

    private static byte[] bytesOfNull() {
        return new byte[] {'n', 'u', 'l', 'l'};
    }

    private static Optional<String> text(Map<String, byte[]> members, String name) {
        return Optional.ofNullable(members.get(name))
                .map(Json::tree)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(JsonNode::asText);
    }
}
