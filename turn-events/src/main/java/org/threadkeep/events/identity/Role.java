package org.threadkeep.events.identity;

import java.util.Map;

/**
 * Who speaks, in the words of OpenAI and OpenTelemetry where another format has its own for the same.
 *
 * @param name canonical word
 */
record Role(String name) {
    static final Role SYSTEM = new Role("system");
    static final Role TOOL = new Role("tool");

    private static final Map<String, String> SYNONYMS = Map.of(
            "model", "assistant", // Gemini
            "ai", "assistant", // LangChain
            "human", "user",
            "gpt", "assistant", // ShareGPT
            "function_call", "assistant",
            "observation", "tool",
            "function", "tool"); // OpenAI, before tools

    static Role of(String sent) {
        return new Role(SYNONYMS.getOrDefault(sent, sent));
    }

    boolean isModel() {
        return name.equals("assistant");
    }

    boolean isSystem() {
        return name.equals("system") || name.equals("developer");
    }
}
