package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** OpenInference: messages in flat attributes, and the raw bodies beside them. */
final class OpenInference implements Convention {
    static final String KIND = "openinference.span.kind";
    private static final String MODEL_CALL = "LLM";
    /** In a fixed order: a record that is sent again becomes the same bytes, whichever process takes it. */
    private static final List<Map.Entry<String, String>> PLACES = List.of(
            Map.entry("llm.model_name", "response.model"),
            Map.entry("llm.token_count.prompt", "usage.input_tokens"),
            Map.entry("llm.token_count.completion", "usage.output_tokens"));

    @Override
    public String format() {
        return "otlp-openinference";
    }

    @Override
    public boolean carries(OpenSignal signal) {
        return signal.findText(KIND).filter(MODEL_CALL::equals).isPresent()
                && (!signal.keysWithPrefix("llm.input_messages.").isEmpty()
                        || !signal.keysWithPrefix("llm.output_messages.").isEmpty()
                        || signal.findText("input.value").isPresent()
                        || signal.findText("output.value").isPresent());
    }

    @Override
    public void move(OpenSignal signal, TurnDraft draft) {
        moveParameters(signal, draft);
        GenAiParameters.move(signal, draft);
        PLACES.forEach(place -> GenAiParameters.move(signal, place.getKey(), draft, place.getValue()));
        moveMessages(signal, "llm.input_messages.", draft, "input");
        moveMessages(signal, "llm.output_messages.", draft, "output");
        moveTools(signal, draft);
        signal.takeText("input.value").ifPresent(body -> draft.capture("request", body));
        signal.takeText("output.value").ifPresent(body -> draft.capture("response", body));
    }

    private static void moveParameters(OpenSignal signal, TurnDraft draft) {
        String key = "llm.invocation_parameters";
        signal.findText(key)
                .flatMap(EmbeddedJson::parse)
                .filter(JsonNode::isObject)
                .filter(parameters -> draft.put("request", parameters))
                .ifPresent(moved -> signal.take(key));
    }

    private static void moveMessages(OpenSignal signal, String prefix, TurnDraft draft, String side) {
        FlatKeys.take(signal, prefix).forEach(entry -> draft.messages(side).add(message(entry.path("message"))));
    }

    private static JsonNode message(JsonNode flat) {
        if (!(flat instanceof ObjectNode message)) {
            return flat;
        }
        // levels that say only what stands in them
        unwrap(message, "tool_calls", "tool_call");
        unwrap(message, "contents", "message_content");
        if (!message.has("content") && message.has("contents")) {
            message.set("content", message.remove("contents"));
        }
        return message;
    }

    private static void unwrap(ObjectNode message, String list, String wrapper) {
        if (message.get(list) instanceof ArrayNode wrapped) {
            ArrayNode plain = message.putArray(list);
            wrapped.forEach(element -> plain.add(isOnly(element, wrapper) ? element.get(wrapper) : element));
        }
    }

    private static boolean isOnly(JsonNode element, String member) {
        return element.size() == 1 && element.has(member);
    }

    private static void moveTools(OpenSignal signal, TurnDraft draft) {
        ArrayNode definitions = ProtoJson.NODES.arrayNode();
        for (JsonNode tool : FlatKeys.take(signal, "llm.tools.")) {
            JsonNode schema = tool.at("/tool/json_schema");
            boolean plain = isOnly(tool, "tool") && isOnly(tool.path("tool"), "json_schema") && schema.isTextual();
            definitions.add(plain ? EmbeddedJson.parse(schema.textValue()).orElse(schema) : tool);
        }
        if (!definitions.isEmpty()) {
            draft.put("tool.definitions", definitions);
        }
    }
}
