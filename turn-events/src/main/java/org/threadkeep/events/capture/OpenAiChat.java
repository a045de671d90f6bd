package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** OpenAI Chat Completions, with what vLLM and other engines add to it: token ids, reasoning. */
final class OpenAiChat implements Dialect {
    private static final Set<String> NOT_PARAMETERS = Set.of("messages", "tools", "functions", "stop");
    private static final Set<String> NOT_RESPONSE = Set.of("choices", "usage", "error", "prompt_token_ids");
    private static final Set<String> NOT_MESSAGE = Set.of("message", "delta", "index", "token_ids", "finish_reason");

    @Override
    public void request(ObjectNode body, NormalForm form) {
        form.input(body.path("messages"))
                .tools(tools(body))
                .setAll("request", body, NOT_PARAMETERS)
                .set("request", "stop_sequences", stops(body.path("stop")))
                .setIfAbsent("request", "max_tokens", body.path("max_completion_tokens"))
                .set("conversation", "id", conversation(body.path("metadata")));
        References.note(body.path("messages"), form);
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        form.setAll("response", body, NOT_RESPONSE)
                .setAll("usage", body.path("usage"), Set.of())
                .set("usage", "input_tokens", body.path("usage").path("prompt_tokens"))
                .set("usage", "output_tokens", body.path("usage").path("completion_tokens"))
                .set("tokens", "prompt_ids", body.path("prompt_token_ids"));
        List<JsonNode> choices = new ArrayList<>();
        body.path("choices").forEach(choices::add);
        choices.sort(Comparator.comparingInt(choice -> choice.path("index").asInt()));
        choices.forEach(choice -> choice(choice, form));
        outputIds(choices, form);
        form.logprobs(body.path("prompt_logprobs"));
    }

    @Override
    public StreamJoin stream() {
        return new OpenAiChatStream();
    }

    /** The conversation that a client names in the metadata that it sends along, if it does. */
    static JsonNode conversation(JsonNode metadata) {
        JsonNode id = NormalForm.firstOf(metadata.path("conversation_id"), metadata.path("session_id"));
        return id.isTextual() && !id.textValue().isEmpty() ? id : NODES.missingNode();
    }

    static JsonNode stops(JsonNode stop) {
        return stop.isTextual() ? NODES.arrayNode().add(stop) : stop;
    }

    private static JsonNode tools(JsonNode body) {
        JsonNode tools = body.path("tools");
        JsonNode functions = body.path("functions");
        if (tools.isArray() && functions.isArray()) {
            return NODES.arrayNode().addAll((ArrayNode) tools).addAll((ArrayNode) functions);
        }
        return NormalForm.firstOf(tools, functions);
    }

    private static void choice(JsonNode choice, NormalForm form) {
        ObjectNode message = NODES.objectNode();
        message.put("role", "assistant");
        choice.path("message").properties().forEach(member -> {
            if (!member.getKey().equals("role") || !member.getValue().asText("").isEmpty()) {
                message.set(member.getKey(), member.getValue());
            }
        });
        choice.properties().forEach(member -> {
            if (!NOT_MESSAGE.contains(member.getKey()) && NormalForm.isPresent(member.getValue())) {
                message.set(member.getKey(), member.getValue());
            }
        });
        form.logprobs(choice.path("logprobs"));
        form.choice(message, choice.path("finish_reason"));
    }

    private static void outputIds(List<JsonNode> choices, NormalForm form) {
        boolean all = !choices.isEmpty()
                && choices.stream().allMatch(choice -> choice.path("token_ids").isArray());
        if (all && choices.size() == 1) {
            form.set("tokens", "output_ids", choices.get(0).path("token_ids"));
        } else if (all) {
            ArrayNode ids = NODES.arrayNode();
            choices.forEach(choice -> ids.add(choice.path("token_ids")));
            form.set("tokens", "output_ids", ids);
        }
    }
}
