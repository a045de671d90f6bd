package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Traceloop's OpenLLMetry wrote before the GenAI conventions had messages: these in flat attributes. */
final class Traceloop implements Convention {
    private static final String PROMPT = "gen_ai.prompt.";
    private static final String COMPLETION = "gen_ai.completion.";

    @Override
    public String format() {
        return "otlp-traceloop";
    }

    @Override
    public boolean carries(OpenSignal signal) {
        return !signal.keysWithPrefix(PROMPT).isEmpty()
                || !signal.keysWithPrefix(COMPLETION).isEmpty();
    }

    @Override
    public void move(OpenSignal signal, TurnDraft draft) {
        GenAiParameters.move(signal, draft);
        FlatKeys.take(signal, PROMPT).forEach(draft.messages("input")::add);
        FlatKeys.take(signal, COMPLETION)
                .forEach(message -> draft.messages("output").add(asModels(message)));
        ArrayNode functions = FlatKeys.take(signal, "llm.request.functions.");
        if (!functions.isEmpty()) {
            functions.forEach(Traceloop::readParameters);
            draft.put("tool.definitions", functions);
        }
    }

    private static JsonNode asModels(JsonNode message) {
        if (message instanceof ObjectNode said && !said.has("role")) {
            said.put("role", "assistant");
        }
        return message;
    }

    private static void readParameters(JsonNode function) {
        JsonNode parameters = function.path("parameters");
        if (function instanceof ObjectNode definition && parameters.isTextual()) {
            EmbeddedJson.parse(parameters.textValue()).ifPresent(schema -> definition.set("parameters", schema));
        }
    }
}
