package org.threadkeep.ingest.otlp;

import java.util.List;
import java.util.Map;

/** Attributes of OpenTelemetry's GenAI conventions that all instrumentations use: sampling parameters, answer, usage. */
final class GenAiParameters {
    private static final String PREFIX = "gen_ai.";
    private static final List<String> GROUPS = List.of("request.", "response.", "usage.");

    /** Names that the conventions had before. */
    private static final Map<String, String> RENAMED =
            Map.of("usage.prompt_tokens", "usage.input_tokens", "usage.completion_tokens", "usage.output_tokens");

    private GenAiParameters() {}

    /** Moves them, each with the type that it has. */
    static void move(OpenSignal signal, TurnDraft draft) {
        for (String group : GROUPS) {
            for (String key : signal.keysWithPrefix(PREFIX + group)) {
                String name = key.substring(PREFIX.length());
                move(signal, key, draft, RENAMED.getOrDefault(name, name));
            }
        }
    }

    /** Moves one attribute, unless its place is taken. */
    static void move(OpenSignal signal, String key, TurnDraft draft, String place) {
        signal.find(key).filter(value -> draft.put(place, ProtoJson.of(value))).ifPresent(moved -> signal.take(key));
    }
}
