package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;
import static org.threadkeep.events.capture.NormalForm.firstOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A log record of APISIX's AI plugins: the request's body, and of the response the text alone. */
final class ApisixRecord implements LogFormat.Reading {
    private final Dialect dialect = new OpenAiChat();

    @Override
    public void read(ObjectNode logged, NormalForm form) {
        if (logged.path("llm_request") instanceof ObjectNode request) {
            dialect.request(request, form);
        } else {
            form.inputUnknown("is not in the record");
        }
        JsonNode summary = logged.path("llm_summary");
        form.setIfAbsent("request", "model", summary.path("request_model"))
                .set("response", "model", summary.path("model"))
                .set("response", "duration", summary.path("duration"))
                .set("response", "id", id(logged))
                .set("usage", "input_tokens", summary.path("prompt_tokens"))
                .set("usage", "output_tokens", summary.path("completion_tokens"))
                .set("times", "started_at", LogTimes.ofMillis(logged.path("start_time")));
        answer(logged.path("llm_response_text"), form);
        form.loss("capture", "is APISIX's record of the call, not the bytes that went over the wire");
    }

    private static void answer(JsonNode said, NormalForm form) {
        JsonNode text = said.isObject() ? said.path("content") : said;
        if (!text.isTextual()) {
            form.cutOff("there is none in the record");
            return;
        }
        form.choice(NODES.objectNode().put("role", "assistant").set("content", text), null);
        form.loss("response", "is recorded as a text only: no tool calls, no reasoning, no reason why it ended");
    }

    private static JsonNode id(JsonNode logged) {
        return firstOf(
                logged.path("request_id"),
                logged.path("request").path("headers").path("x-request-id"),
                logged.path("response").path("headers").path("x-request-id"));
    }
}
