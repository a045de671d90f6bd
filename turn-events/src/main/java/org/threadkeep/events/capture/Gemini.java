package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;
import static org.threadkeep.events.capture.NormalForm.firstOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Gemini's {@code generateContent}, whole or streamed. Which model was asked stands in the address, not in the body. */
final class Gemini implements Dialect {
    private static final Set<String> NOT_PARAMETERS = Set.of(
            "contents", "systemInstruction", "system_instruction", "tools", "generationConfig", "generation_config");
    private static final Set<String> NOT_RESPONSE =
            Set.of("candidates", "usageMetadata", "responseId", "modelVersion", "error");
    private static final Set<String> NOT_MESSAGE = Set.of("content", "index", "finishReason");
    private static final Map<String, String> PARAMETERS = Map.of(
            "topP", "top_p",
            "topK", "top_k",
            "maxOutputTokens", "max_tokens",
            "max_output_tokens", "max_tokens",
            "stopSequences", "stop_sequences",
            "frequencyPenalty", "frequency_penalty",
            "presencePenalty", "presence_penalty");

    @Override
    public void request(ObjectNode body, NormalForm form) {
        JsonNode system = firstOf(body.path("systemInstruction"), body.path("system_instruction"));
        form.system(system.isObject() ? GeminiParts.of(system.path("parts")) : system)
                .input(messages(body.path("contents")))
                .tools(body.path("tools"))
                .setAll("request", body, NOT_PARAMETERS);
        firstOf(body.path("generationConfig"), body.path("generation_config"))
                .properties()
                .forEach(member -> form.set(
                        "request", PARAMETERS.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
        References.note(body.path("contents"), form);
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        JsonNode usage = body.path("usageMetadata");
        form.setAll("response", body, NOT_RESPONSE)
                .set("response", "id", body.path("responseId"))
                .set("response", "model", body.path("modelVersion"))
                .setAll("usage", usage, Set.of())
                .set("usage", "input_tokens", usage.path("promptTokenCount"))
                .set("usage", "output_tokens", usage.path("candidatesTokenCount"));
        body.path("candidates").forEach(candidate -> choice(candidate, form));
    }

    @Override
    public StreamJoin stream() {
        return new GeminiStream();
    }

    /** A prompt that was blocked has no candidates, and says why. */
    @Override
    public JsonNode error(JsonNode body) {
        boolean blocked = NormalForm.isPresent(body.path("promptFeedback").path("blockReason"))
                && body.path("candidates").isEmpty();
        return firstOf(body.path("error"), blocked ? body.path("promptFeedback") : null);
    }

    private static JsonNode messages(JsonNode contents) {
        if (!contents.isArray()) {
            return contents;
        }
        ArrayNode messages = NODES.arrayNode();
        contents.forEach(content -> messages.add(content.isObject() ? message(content, "user") : content));
        return messages;
    }

    private static ObjectNode message(JsonNode content, String otherwise) {
        ObjectNode message = NODES.objectNode();
        message.set("role", firstOf(content.path("role"), NODES.textNode(otherwise)));
        message.set("parts", GeminiParts.of(content.path("parts")));
        return message;
    }

    private static void choice(JsonNode candidate, NormalForm form) {
        ObjectNode message = message(candidate.path("content"), "model");
        candidate.properties().forEach(member -> {
            if (!NOT_MESSAGE.contains(member.getKey())) {
                message.set(member.getKey(), member.getValue());
            }
        });
        form.logprobs(candidate.path("logprobsResult"));
        form.choice(message, candidate.path("finishReason"));
    }
}
