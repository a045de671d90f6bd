package org.threadkeep.events.capture;

import static org.threadkeep.events.capture.NormalForm.NODES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Anthropic Messages: blocks stay as they are and in their order, thinking and its signatures among them. */
final class AnthropicMessages implements Dialect {
    private static final Set<String> NOT_PARAMETERS = Set.of("system", "messages", "tools");
    private static final Set<String> NOT_RESPONSE =
            Set.of("content", "role", "usage", "stop_reason", "stop_sequence", "error", "type");

    @Override
    public void request(ObjectNode body, NormalForm form) {
        form.system(body.path("system"))
                .input(body.path("messages"))
                .tools(body.path("tools"))
                .setAll("request", body, NOT_PARAMETERS);
        References.note(body.path("messages"), form);
    }

    @Override
    public void response(ObjectNode body, NormalForm form) {
        form.setAll("response", body, NOT_RESPONSE).setAll("usage", body.path("usage"), Set.of());
        if (!body.path("content").isArray()) {
            return;
        }
        ObjectNode message = NODES.objectNode();
        message.put("role", body.path("role").asText("assistant"));
        message.set("content", body.path("content"));
        if (NormalForm.isPresent(body.path("stop_sequence"))) {
            message.set("stop_sequence", body.path("stop_sequence"));
        }
        form.choice(message, body.path("stop_reason"));
    }

    @Override
    public StreamJoin stream() {
        return new AnthropicStream();
    }
}
