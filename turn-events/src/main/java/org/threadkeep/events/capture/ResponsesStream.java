package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins the events of a streamed response. Its last event holds all; items are joined in case that it does not come. */
final class ResponsesStream implements Dialect.StreamJoin {
    private static final Set<String> LAST =
            Set.of("response.completed", "response.incomplete", "response.failed", "response.cancelled");
    private static final Set<String> GROWING = Set.of("text", "arguments", "input", "refusal", "code");

    private final TreeMap<Integer, Item> items = new TreeMap<>();
    private Optional<ObjectNode> response = Optional.empty();
    private JsonNode error = NormalForm.NODES.missingNode();
    private boolean complete;

    /** One output item, as far as it has come. */
    private static final class Item {
        private JsonNode whole = NormalForm.NODES.missingNode();
        private final DeltaJoin pieces = new DeltaJoin(GROWING);

        ObjectNode joined() {
            return whole instanceof ObjectNode object ? object : pieces.joined();
        }
    }

    @Override
    public void add(ObjectNode event) {
        String type = event.path("type").asText();
        if (event.path("response") instanceof ObjectNode whole) {
            response = Optional.of(whole);
            complete |= LAST.contains(type);
        } else if (type.equals("error")) {
            error = NormalForm.firstOf(event.path("error"), event);
        } else if (event.path("output_index").isInt()) {
            addToItem(items.computeIfAbsent(event.path("output_index").intValue(), index -> new Item()), type, event);
        }
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = NormalForm.NODES.objectNode();
        response.ifPresent(whole -> whole.properties().forEach(member -> body.set(member.getKey(), member.getValue())));
        if (body.path("output").isEmpty() && !items.isEmpty()) {
            ArrayNode output = body.putArray("output");
            items.values().forEach(item -> output.add(item.joined()));
        }
        if (!complete) {
            body.remove("status"); // that of its beginning
        }
        if (NormalForm.isPresent(error)) {
            body.set("error", error);
        }
        return body;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    private static void addToItem(Item item, String type, ObjectNode event) {
        switch (type) {
            case "response.output_item.added" -> item.pieces.add(event.path("item"));
            case "response.output_item.done" -> item.whole = event.path("item");
            case "response.content_part.added" ->
                addIndexed(item, "content", "content_index", event, event.path("part"));
            case "response.output_text.delta" -> addText(item, "content", "content_index", "text", event);
            case "response.refusal.delta" -> addText(item, "content", "content_index", "refusal", event);
            case "response.reasoning_text.delta" -> addText(item, "content", "content_index", "text", event);
            case "response.reasoning_summary_part.added" ->
                addIndexed(item, "summary", "summary_index", event, event.path("part"));
            case "response.reasoning_summary_text.delta" -> addText(item, "summary", "summary_index", "text", event);
            case "response.function_call_arguments.delta", "response.mcp_call_arguments.delta" ->
                item.pieces.add("arguments", event.path("delta"));
            case "response.custom_tool_call_input.delta" -> item.pieces.add("input", event.path("delta"));
            case "response.code_interpreter_call_code.delta" -> item.pieces.add("code", event.path("delta"));
            default -> {
                // progress, and ends of what the deltas gave
            }
        }
    }

    private static void addText(Item item, String list, String index, String name, ObjectNode event) {
        addIndexed(item, list, index, event, NormalForm.NODES.objectNode().set(name, event.path("delta")));
    }

    private static void addIndexed(Item item, String list, String index, ObjectNode event, JsonNode piece) {
        ObjectNode indexed = NormalForm.NODES.objectNode();
        piece.properties().forEach(member -> indexed.set(member.getKey(), member.getValue()));
        indexed.put("index", event.path(index).asInt());
        item.pieces.add(list, NormalForm.NODES.arrayNode().add(indexed));
    }
}
