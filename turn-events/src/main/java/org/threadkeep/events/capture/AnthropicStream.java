package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Joins the events of a streamed message: blocks by their index, each from its start and its deltas. */
final class AnthropicStream implements Dialect.StreamJoin {
    private static final Set<String> GROWING =
            Set.of("text", "thinking", "signature", "partial_json", "content", "encrypted_content");
    private static final String INPUT_JSON = "partial_json";

    private final DeltaJoin message = new DeltaJoin(Set.of());
    private final TreeMap<Integer, DeltaJoin> blocks = new TreeMap<>();
    private boolean complete;

    @Override
    public void add(ObjectNode event) {
        switch (event.path("type").asText()) {
            case "message_start" -> message.add(NormalForm.without(event.path("message"), "content"));
            case "content_block_start" -> block(event).add(event.path("content_block"));
            case "content_block_delta" -> addDelta(block(event), event.path("delta"));
            case "message_delta" -> {
                message.add(event.path("delta"));
                event.properties().forEach(this::addBesideDelta);
            }
            case "message_stop" -> complete = true;
            case "error" -> message.add("error", event.path("error"));
            default -> {
                // pings, ends of blocks, and what is not known yet
            }
        }
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = message.joined();
        if (!body.isEmpty() && !(blocks.isEmpty() && body.has("error"))) {
            ArrayNode content = body.putArray("content");
            blocks.values().forEach(block -> content.add(whole(block.joined())));
        }
        return body;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private DeltaJoin block(JsonNode event) {
        return blocks.computeIfAbsent(event.path("index").asInt(), index -> new DeltaJoin(GROWING));
    }

    private static void addDelta(DeltaJoin block, JsonNode delta) {
        if (delta.path("type").asText().equals("citations_delta")) {
            block.add("citations", NormalForm.NODES.arrayNode().add(delta.path("citation")));
        } else {
            block.add(NormalForm.without(delta, "type"));
        }
    }

    private void addBesideDelta(Map.Entry<String, JsonNode> member) {
        if (!member.getKey().equals("delta") && !member.getKey().equals("type")) {
            message.add(member.getKey(), member.getValue());
        }
    }

    /** The input of a tool comes as pieces of JSON text; what breaks off stays a text. */
    private static ObjectNode whole(ObjectNode block) {
        String json = block.path(INPUT_JSON).asText("");
        block.remove(INPUT_JSON);
        if (!json.isEmpty()) {
            block.set("input", WireJson.parse(json.getBytes(UTF_8)).orElse(NormalForm.NODES.textNode(json)));
        }
        return block;
    }
}
