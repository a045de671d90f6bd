package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;
import static org.threadkeep.events.capture.NormalForm.firstOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threadkeep.events.InvalidEventException;

/** SGLang's {@code /generate}: a prompt as text or token ids, an answer with token ids and the version of the weights. */
final class SglangGenerate implements Dialect {
    private static final Set<String> NOT_PARAMETERS = Set.of("text", "input_ids", "sampling_params");
    private static final Set<String> NOT_RESPONSE = Set.of("finish_reason", "prompt_tokens", "completion_tokens");
    private static final Map<String, String> PARAMETERS =
            Map.of("max_new_tokens", "max_tokens", "stop", "stop_sequences", "sampling_seed", "seed");

    /** An array of answers, as several of one prompt come, stands here. */
    static final String CHOICES = "choices";

    @Override
    public void request(ObjectNode body, NormalForm form) {
        form.input(input(body)).setAll("request", body, NOT_PARAMETERS);
        JsonNode ids = body.path("input_ids");
        form.set("tokens", "prompt_ids", ids.isArray() ? ids : null);
        body.path("sampling_params")
                .properties()
                .forEach(member -> form.set(
                        "request", PARAMETERS.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
        form.set("request", "stop_sequences", OpenAiChat.stops(form.get("request", "stop_sequences")));
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        List<JsonNode> choices = new ArrayList<>();
        if (body.path(CHOICES).isArray()) {
            body.path(CHOICES).forEach(choices::add);
        } else if (body.has("text") || body.has("output_ids")) {
            choices.add(body);
        }
        choices.forEach(choice -> choice(choice, form));
        outputIds(choices, form);
    }

    @Override
    public StreamJoin stream() {
        return new SglangStream();
    }

    private static JsonNode input(JsonNode body) {
        JsonNode text = body.path("text");
        JsonNode ids = body.path("input_ids");
        if (text.isArray() || ids.path(0).isArray()) {
            throw new InvalidEventException(
                    "data.capture.request", "asks for several prompts at once; each is a turn of its own");
        }
        if (!NormalForm.isPresent(text) && !ids.isArray()) {
            return NODES.missingNode();
        }
        ObjectNode message = NODES.objectNode().put("role", "user");
        if (NormalForm.isPresent(text)) {
            message.set("content", text);
        } else {
            message.putArray("parts").addObject().put("type", "token_ids").set("ids", ids);
        }
        return NODES.arrayNode().add(message);
    }

    private static void choice(JsonNode choice, NormalForm form) {
        JsonNode meta = choice.path("meta_info");
        ObjectNode message = NODES.objectNode().put("role", "assistant");
        message.set("content", firstOf(choice.path("text"), NODES.nullNode()));
        form.logprobs(firstOf(meta.path("output_token_logprobs"), meta.path("input_token_logprobs")));
        form.choice(message, firstOf(meta.path("finish_reason").path("type"), meta.path("finish_reason")));
        form.setAll("response", meta, NOT_RESPONSE)
                .set("usage", "input_tokens", meta.path("prompt_tokens"))
                .set("usage", "output_tokens", meta.path("completion_tokens"));
    }

    private static void outputIds(List<JsonNode> choices, NormalForm form) {
        if (choices.isEmpty()
                || !choices.stream()
                        .allMatch(choice -> choice.path("output_ids").isArray())) {
            return;
        }
        ArrayNode ids = NODES.arrayNode();
        choices.forEach(choice -> ids.add(choice.path("output_ids")));
        form.set("tokens", "output_ids", ids.size() == 1 ? ids.get(0) : ids);
    }
}
