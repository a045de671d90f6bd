package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a file's messages have in common, whoever spelled them. */
final class Message {
    private static final Set<String> MODEL_ROLES = Set.of("assistant", "model", "gpt", "function_call");

    private Message() {}

    static boolean isModel(JsonNode message) {
        return MODEL_ROLES.contains(message.path("role").asText());
    }
}
