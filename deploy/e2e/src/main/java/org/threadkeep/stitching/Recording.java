package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.client.Json;

/** Calls of one client as they were recorded on the wire, in their order. */
final class Recording {
    private final String name;
    private final Gateway gateway;
    private final List<JsonNode> calls;

    Recording(String name, Gateway gateway, List<JsonNode> calls) {
        this.name = name;
        this.gateway = gateway;
        this.calls = List.copyOf(calls);
    }

    Script script() {
        List<PlayedCall> played = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            JsonNode call = calls.get(i);
            String model = call.path("request").path("model").asText("");
            played.add(new PlayedCall(name, gateway.event(id(i), model, data(call)), parent(i)));
        }
        return new Script(name, played);
    }

    private String id(int call) {
        return name + "/" + call;
    }

    /** The longest earlier call that this one sends again, with an answer of the model after it. */
    private Optional<String> parent(int call) {
        Resent resent = new Resent(calls.get(call).path("request"));
        int longest = -1;
        int parent = -1;
        for (int i = 0; i < call; i++) {
            int sent = resent.contains(calls.get(i));
            if (sent >= longest && sent > 0) {
                longest = sent;
                parent = i;
            }
        }
        return parent < 0 ? Optional.empty() : Optional.of(id(parent));
    }

    private static JsonNode data(JsonNode call) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        ObjectNode capture = data.putObject("capture");
        boolean anthropic = call.path("uri").asText().contains("/v1/messages");
        capture.put("format", anthropic ? "anthropic-messages" : "openai-chat");
        capture.put("adapter", 1);
        capture.put("status", call.path("status").asInt());
        body(capture.putObject("request"), call.path("request"));
        body(capture.putObject("response"), call.path("response"));
        return data;
    }

    private static void body(ObjectNode into, JsonNode body) {
        into.put("encoding", "utf-8");
        into.put("body", body.isTextual() ? body.textValue() : Json.text(body));
    }
}
