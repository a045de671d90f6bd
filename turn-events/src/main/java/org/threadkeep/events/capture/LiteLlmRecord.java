package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;
import static org.threadkeep.events.capture.NormalForm.firstOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.threadkeep.events.InvalidEventException;

/** LiteLLM's standard logging payload, as its {@code generic_api} callback sends it. */
final class LiteLlmRecord implements LogFormat.Reading {
    private static final String NOT_THE_WIRE = "is LiteLLM's record of the call, not the bytes that went over the wire";
    private static final List<String> ABOUT = List.of(
            "api_base",
            "custom_llm_provider",
            "model_id",
            "model_group",
            "cache_hit",
            "stream",
            "call_type",
            "response_cost");
    private static final List<String> OTHER_CALLS =
            List.of("embedding", "rerank", "moderation", "transcription", "speech", "image_generation");

    @Override
    public void read(ObjectNode logged, NormalForm form) {
        requireModelCall(logged.path("call_type").asText());
        JsonNode response = logged.path("response");
        ObjectNode request = request(logged);
        Dialect dialect = Dialects.of(request, response);
        dialect.request(dialect instanceof OpenAiResponses ? asInput(request) : request, form);
        response(response, dialect, form);
        around(logged, form);
        form.loss("capture", NOT_THE_WIRE);
    }

    private static void requireModelCall(String callType) {
        if (OTHER_CALLS.stream().anyMatch(callType::endsWith)) {
            throw new InvalidEventException("data.capture.logged", "is not about a call of a language model");
        }
    }

    private static ObjectNode request(ObjectNode logged) {
        ObjectNode request = NODES.objectNode();
        logged.path("model_parameters").properties().forEach(member -> request.set(member.getKey(), member.getValue()));
        request.set("model", logged.path("model"));
        JsonNode messages = logged.path("messages");
        request.set("messages", messages.isTextual() ? oneMessage(messages) : messages);
        return request;
    }

    private static JsonNode oneMessage(JsonNode text) {
        return NODES.arrayNode().add(NODES.objectNode().put("role", "user").set("content", text));
    }

    private static ObjectNode asInput(ObjectNode request) {
        request.set("input", request.remove("messages"));
        return request;
    }

    private static void response(JsonNode response, Dialect dialect, NormalForm form) {
        if (response instanceof ObjectNode body && !body.isEmpty()) {
            dialect.response(body, form);
        } else if (response.isTextual() && !response.textValue().isEmpty()) {
            form.choice(NODES.objectNode().put("role", "assistant").set("content", response), null);
            form.loss("response", "is recorded as a text only");
        }
    }

    private static void around(ObjectNode logged, NormalForm form) {
        ABOUT.forEach(name -> form.setIfAbsent("response", name, logged.path(name)));
        form.setIfAbsent("response", "id", logged.path("id"))
                .setIfAbsent("usage", "input_tokens", logged.path("prompt_tokens"))
                .setIfAbsent("usage", "output_tokens", logged.path("completion_tokens"))
                .setIfAbsent("conversation", "id", conversation(logged.path("metadata")))
                .set("times", "started_at", LogTimes.ofSeconds(logged.path("startTime")))
                .set("times", "ended_at", LogTimes.ofSeconds(logged.path("endTime")));
        if (logged.path("status").asText().equals("failure")) {
            form.error(firstOf(
                    logged.path("error_information"),
                    logged.path("error_str"),
                    NODES.objectNode().put("type", "failure")));
        } else if (!form.hasOutput()) {
            form.cutOff("there is none in the record");
        }
    }

    private static JsonNode conversation(JsonNode metadata) {
        JsonNode headers = metadata.path("requester_custom_headers");
        JsonNode id = firstOf(
                headers.path("x-conversation-id"),
                headers.path("x-session-id"),
                OpenAiChat.conversation(metadata.path("requester_metadata")));
        return id.isTextual() && !id.textValue().isEmpty() ? id : NODES.missingNode();
    }
}
