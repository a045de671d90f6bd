package org.threadkeep.events.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers of one text, as the providers' pages show them. */
final class MadeAnswers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ASKED_TOKENS = 9_000;
    private static final int ANSWERED_TOKENS = 300;

    private MadeAnswers() {}

    static String responses(String text) {
        ObjectNode answer =
                MAPPER.createObjectNode().put("id", "c-1").put("model", "m-1").put("status", "completed");
        ObjectNode message =
                answer.putArray("output").addObject().put("type", "message").put("role", "assistant");
        message.putArray("content").addObject().put("type", "output_text").put("text", text);
        answer.putObject("usage").put("input_tokens", ASKED_TOKENS).put("output_tokens", ANSWERED_TOKENS);
        return answer.toString();
    }

    static String gemini(String text) {
        ObjectNode answer = MAPPER.createObjectNode().put("responseId", "c-1").put("modelVersion", "m-1");
        ObjectNode candidate =
                answer.putArray("candidates").addObject().put("index", 0).put("finishReason", "STOP");
        candidate
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", text);
        answer.putObject("usageMetadata")
                .put("promptTokenCount", ASKED_TOKENS)
                .put("candidatesTokenCount", ANSWERED_TOKENS);
        return answer.toString();
    }

    static String bedrock(String text) {
        ObjectNode answer = MAPPER.createObjectNode().put("stopReason", "end_turn");
        ObjectNode message = answer.putObject("output").putObject("message").put("role", "assistant");
        message.putArray("content").addObject().put("text", text);
        answer.putObject("usage").put("inputTokens", ASKED_TOKENS).put("outputTokens", ANSWERED_TOKENS);
        return answer.toString();
    }
}
