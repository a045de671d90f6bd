package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** OpenAI Responses: each input item is a message, and all output items together are the parts of one. */
final class OpenAiResponses implements Dialect {
    private static final Set<String> NOT_PARAMETERS =
            Set.of("input", "instructions", "tools", "previous_response_id", "conversation", "max_output_tokens");
    private static final Set<String> NOT_RESPONSE =
            Set.of("output", "usage", "error", "instructions", "tools", "conversation", "object");

    @Override
    public void request(ObjectNode body, NormalForm form) {
        form.system(body.path("instructions"))
                .tools(body.path("tools"))
                .setAll("request", body, NOT_PARAMETERS)
                .set("request", "max_tokens", body.path("max_output_tokens"))
                .set("request", "previous_response_id", body.path("previous_response_id"))
                .set("conversation", "id", conversation(body));
        state(body, form);
        form.input(input(body, form));
        References.note(body.path("input"), form);
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        JsonNode usage = body.path("usage");
        form.setAll("response", body, NOT_RESPONSE)
                .setAll("usage", usage, Set.of())
                .setIfAbsent("conversation", "id", conversation(body));
        ArrayNode parts = NODES.arrayNode();
        body.path("output").forEach(item -> parts.addAll(ResponseItems.parts(item)));
        parts.forEach(part -> form.logprobs(part.path("logprobs").isEmpty() ? null : part.path("logprobs")));
        if (!parts.isEmpty()) {
            ObjectNode message = NODES.objectNode();
            message.put("role", "assistant");
            message.set("parts", parts);
            form.choice(message, finishReason(body));
        }
        status(body.path("status").asText(), form);
    }

    @Override
    public StreamJoin stream() {
        return new ResponsesStream();
    }

    private static void status(String status, NormalForm form) {
        if (status.equals("cancelled")) {
            form.cutOff("was cancelled");
        } else if (status.equals("queued") || status.equals("in_progress")) {
            form.cutOff("is not there yet: the call runs in the background");
        }
    }

    private static JsonNode finishReason(JsonNode body) {
        return NormalForm.firstOf(body.path("incomplete_details").path("reason"), body.path("status"));
    }

    private static JsonNode conversation(JsonNode body) {
        JsonNode conversation = body.path("conversation");
        JsonNode id = conversation.isTextual() ? conversation : conversation.path("id");
        boolean named = id.isTextual() && !id.textValue().isEmpty();
        return named ? id : OpenAiChat.conversation(body.path("metadata"));
    }

    private static void state(JsonNode body, NormalForm form) {
        for (String member : List.of("previous_response_id", "conversation", "prompt")) {
            if (NormalForm.isPresent(body.path(member))) {
                form.loss("request." + member, "names state at the provider that the request does not carry");
            }
        }
    }

    /** The items, after one that stands for the history that the provider has: without it a continued call would start anew. */
    private static JsonNode input(JsonNode body, NormalForm form) {
        ArrayNode messages = NODES.arrayNode();
        JsonNode conversation = body.path("conversation");
        JsonNode before = NormalForm.firstOf(
                body.path("previous_response_id"), conversation.isObject() ? conversation.path("id") : conversation);
        if (before.isTextual()) {
            messages.add(ResponseItems.message(
                    "assistant",
                    NODES.objectNode().put("type", "item_reference").set("id", before)));
        }
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            messages.add(NODES.objectNode().put("role", "user").set("content", input));
        } else if (input.isArray()) {
            input.forEach(item -> messages.add(ResponseItems.message(item, form)));
        } else if (NormalForm.isPresent(input)) {
            return input; // neither: the shape of the data is checked later, and names it
        }
        return messages.isEmpty() ? NODES.missingNode() : messages;
    }
}
