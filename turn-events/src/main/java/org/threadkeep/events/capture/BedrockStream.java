package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Joins the events of a streamed Converse: each is an object with one member, which names it. */
final class BedrockStream implements Dialect.StreamJoin {
    private static final Set<String> GROWING = Set.of("text", "input", "signature", "redactedContent");

    private final DeltaJoin body = new DeltaJoin(Set.of());
    private final TreeMap<Integer, DeltaJoin> blocks = new TreeMap<>();
    private JsonNode role = NormalForm.NODES.textNode("assistant");
    private boolean complete;

    @Override
    public void add(ObjectNode event) {
        for (Map.Entry<String, JsonNode> member : event.properties()) {
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "messageStart" -> role = NormalForm.firstOf(value.path("role"), role);
                case "contentBlockStart" -> block(value).add(value.path("start"));
                case "contentBlockDelta" -> addDelta(block(value), value.path("delta"));
                case "messageStop" -> {
                    body.add(value);
                    complete = true;
                }
                case "metadata" -> body.add(value);
                default -> addFault(member.getKey(), value);
            }
        }
    }

    @Override
    public ObjectNode body() {
        ObjectNode joined = body.joined();
        if (!blocks.isEmpty()) {
            ObjectNode message = joined.putObject("output").putObject("message");
            message.set("role", role);
            ArrayNode content = message.putArray("content");
            blocks.values().forEach(block -> content.add(whole(block.joined())));
        }
        return joined;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private DeltaJoin block(JsonNode event) {
        return blocks.computeIfAbsent(event.path("contentBlockIndex").asInt(), index -> new DeltaJoin(GROWING));
    }

    /** Reasoning is nested one level deeper in a whole message than it is in a stream. */
    private static void addDelta(DeltaJoin block, JsonNode delta) {
        JsonNode reasoning = delta.path("reasoningContent");
        if (reasoning.has("text") || reasoning.has("signature")) {
            ObjectNode nested = NormalForm.NODES.objectNode();
            nested.putObject("reasoningContent").set("reasoningText", reasoning);
            block.add(nested);
        } else {
            block.add(delta);
        }
    }

    private void addFault(String name, JsonNode value) {
        if (name.endsWith("Exception")) {
            ObjectNode error = NormalForm.NODES.objectNode().put("type", name);
            value.properties().forEach(said -> error.set(said.getKey(), said.getValue()));
            body.add("error", error);
        }
    }

    private static ObjectNode whole(ObjectNode block) {
        if (block.path("toolUse") instanceof ObjectNode use && use.path("input").isTextual()) {
            String json = use.path("input").textValue();
            WireJson.parse(json.getBytes(UTF_8)).ifPresent(input -> use.set("input", input));
        }
        return block;
    }
}
