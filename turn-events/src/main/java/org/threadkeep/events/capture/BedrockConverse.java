package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Amazon Bedrock's Converse, whole or streamed as JSON events. Its bodies name no model and no id. */
final class BedrockConverse implements Dialect {
    private static final Set<String> NOT_PARAMETERS =
            Set.of("messages", "system", "toolConfig", "inferenceConfig", "modelId");
    private static final Set<String> NOT_RESPONSE = Set.of("output", "usage", "stopReason");
    private static final Map<String, String> PARAMETERS =
            Map.of("maxTokens", "max_tokens", "topP", "top_p", "stopSequences", "stop_sequences");

    @Override
    public void request(ObjectNode body, NormalForm form) {
        form.system(BedrockParts.of(body.path("system")))
                .input(messages(body.path("messages")))
                .tools(body.path("toolConfig").path("tools"))
                .set("request", "tool_choice", body.path("toolConfig").path("toolChoice"))
                .set("request", "model", body.path("modelId"))
                .setAll("request", body, NOT_PARAMETERS);
        body.path("inferenceConfig")
                .properties()
                .forEach(member -> form.set(
                        "request", PARAMETERS.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
        References.note(body.path("messages"), form);
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        JsonNode usage = body.path("usage");
        form.setAll("response", body, NOT_RESPONSE)
                .setAll("usage", usage, Set.of())
                .set("usage", "input_tokens", usage.path("inputTokens"))
                .set("usage", "output_tokens", usage.path("outputTokens"));
        JsonNode message = body.path("output").path("message");
        if (message.isObject()) {
            form.choice(message(message), body.path("stopReason"));
        }
    }

    @Override
    public StreamJoin stream() {
        return new BedrockStream();
    }

    private static JsonNode messages(JsonNode sent) {
        if (!sent.isArray()) {
            return sent;
        }
        ArrayNode messages = NODES.arrayNode();
        sent.forEach(message -> messages.add(message.isObject() ? message(message) : message));
        return messages;
    }

    private static ObjectNode message(JsonNode sent) {
        ObjectNode message = NODES.objectNode();
        sent.properties().forEach(member -> message.set(member.getKey(), member.getValue()));
        if (sent.has("content")) {
            message.set("content", BedrockParts.of(sent.path("content")));
        }
        return message;
    }
}
