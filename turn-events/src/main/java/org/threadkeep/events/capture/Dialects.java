package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Tells by the members of bodies whose dialect they are in, where a log does not say so. */
final class Dialects {
    private static final List<Map.Entry<String, Dialect>> BY_REQUEST =
            List.of(Map.entry("contents", new Gemini()), Map.entry("input", new OpenAiResponses()));
    private static final List<Map.Entry<String, Dialect>> BY_RESPONSE = List.of(
            Map.entry("choices", new OpenAiChat()),
            Map.entry("candidates", new Gemini()),
            Map.entry("output", new OpenAiResponses()),
            Map.entry("content", new AnthropicMessages()));

    private Dialects() {}

    /** The dialect of an exchange; that of OpenAI's chat when nothing tells. */
    static Dialect of(JsonNode request, JsonNode response) {
        for (Map.Entry<String, Dialect> entry : BY_RESPONSE) {
            if (response.path(entry.getKey()).isArray()) {
                return entry.getValue();
            }
        }
        for (Map.Entry<String, Dialect> entry : BY_REQUEST) {
            if (request.has(entry.getKey())) {
                return entry.getValue();
            }
        }
        return new OpenAiChat();
    }
}
