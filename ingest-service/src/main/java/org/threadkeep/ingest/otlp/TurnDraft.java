package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The data of a turn while they are gathered. */
final class TurnDraft {
    private final ObjectNode data = ProtoJson.NODES.objectNode();
    private final ArrayNode losses = ProtoJson.NODES.arrayNode();

    /** A draft of what this format says. */
    TurnDraft(String format) {
        data.putObject("capture").put("format", format).set("losses", losses);
    }

    /** The whole object, to which nothing else may be added. */
    ObjectNode data() {
        return data;
    }

    /** The messages of {@code input} or {@code output}, to add to. */
    ArrayNode messages(String side) {
        return data.withObjectProperty(side).withArrayProperty("messages");
    }

    boolean has(String dotted) {
        return find(dotted).isPresent();
    }

    /** The text at a place, such as {@code response.model}. */
    Optional<String> text(String dotted) {
        return find(dotted).map(JsonNode::textValue).filter(text -> !text.isEmpty());
    }

    /**
     * Puts a value to its place, such as {@code request.temperature}.
     *
     * @return false when something stands there, or in the way, already
     */
    boolean put(String dotted, JsonNode value) {
        return JsonTree.put(data, dotted, value);
    }

    /** The exact bytes that went over the wire. */
    void capture(String side, String body) {
        ObjectNode capture = (ObjectNode) data.get("capture");
        capture.putObject(side).put("encoding", "utf-8").put("body", body);
    }

    /** Says that something is missing. */
    void lose(String field, String reason) {
        losses.addObject().put("field", field).put("reason", reason);
    }

    private Optional<JsonNode> find(String dotted) {
        JsonNode at = data;
        for (String name : dotted.split("\\.", -1)) {
            at = at.path(name);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }
}
