package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenTelemetry's GenAI conventions: messages as attributes of a span, of one of its events, or of a log event, structured or as
 * JSON in a text; or, as they were before, an event for each message.
 */
final class GenAi implements Convention {
    static final String INPUT = "gen_ai.input.messages";
    static final String OUTPUT = "gen_ai.output.messages";
    static final String SYSTEM = "gen_ai.system_instructions";
    static final String TOOLS = "gen_ai.tool.definitions";

    @Override
    public String format() {
        return "otlp-genai";
    }

    @Override
    public boolean carries(OpenSignal signal) {
        return Stream.of(INPUT, OUTPUT)
                        .anyMatch(key -> content(key, signal).isPresent()
                                || Offloaded.keyOf(key, signal).isPresent())
                || MessageEvents.in(signal);
    }

    @Override
    public void move(OpenSignal signal, TurnDraft draft) {
        GenAiParameters.move(signal, draft);
        moveMessages(signal, INPUT, draft, "input", "unknown");
        moveMessages(signal, OUTPUT, draft, "output", "assistant");
        MessageEvents.move(signal, draft);
        moveStructure(signal, SYSTEM, draft, "system_instructions");
        moveStructure(signal, TOOLS, draft, "tool.definitions");
    }

    /** An empty text is no content. */
    private static Optional<AnyValue> content(String key, OpenSignal signal) {
        return signal.find(key)
                .filter(value ->
                        !value.hasStringValue() || !value.getStringValue().isEmpty());
    }

    private static void moveMessages(OpenSignal signal, String key, TurnDraft draft, String side, String role) {
        Optional<AnyValue> value = content(key, signal);
        if (value.isEmpty()) {
            return;
        }
        JsonNode messages = structure(value.get());
        if (messages.isArray()) {
            messages.forEach(draft.messages(side)::add);
        } else {
            draft.messages(side).add(asOneText(messages, role));
            draft.lose(side + ".messages", key + " is not a JSON array of messages; it is kept as one text");
        }
        signal.take(key);
    }

    /** For what an exporter has cut off, most often. */
    private static JsonNode asOneText(JsonNode value, String role) {
        var message = ProtoJson.NODES.objectNode().put("role", role);
        message.putArray("parts")
                .addObject()
                .put("type", "text")
                .put("content", value.isTextual() ? value.textValue() : value.toString());
        return message;
    }

    private static void moveStructure(OpenSignal signal, String key, TurnDraft draft, String place) {
        signal.find(key).filter(value -> draft.put(place, structure(value))).ifPresent(moved -> signal.take(key));
    }

    private static JsonNode structure(AnyValue value) {
        JsonNode plain = ProtoJson.of(value);
        return plain.isTextual() ? EmbeddedJson.parse(plain.textValue()).orElse(plain) : plain;
    }
}
