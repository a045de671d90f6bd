package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins the pieces in which an object is streamed: texts that grow are appended to; elements of arrays that have an {@code
 * index} are joined by it, others are appended; of all else the last value counts that is neither null nor an empty text.
 */
final class DeltaJoin {
    private static final String INDEX = "index";

    private final Set<String> growing;
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Joins pieces in which members of these names grow. */
    DeltaJoin(Set<String> growing) {
        this.growing = growing;
    }

    DeltaJoin add(JsonNode piece) {
        piece.properties().forEach(member -> add(member.getKey(), member.getValue()));
        return this;
    }

    /** Adds to one member. */
    void add(String name, JsonNode value) {
        Object before = members.get(name);
        if (value.isTextual() && growing.contains(name)) {
            text(name, before).append(value.textValue());
        } else if (value.isObject()) {
            nested(name, before).add(value);
        } else if (value.isArray()) {
            list(name, before).add(value);
        } else if (before == null || isSaid(value)) {
            members.put(name, value);
        }
    }

    /** What all pieces are together. */
    ObjectNode joined() {
        ObjectNode joined = NormalForm.NODES.objectNode();
        members.forEach((name, value) -> joined.set(name, node(value)));
        return joined;
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }

    private StringBuilder text(String name, Object before) {
        return before instanceof StringBuilder text ? text : put(name, new StringBuilder());
    }

    private DeltaJoin nested(String name, Object before) {
        return before instanceof DeltaJoin nested ? nested : put(name, new DeltaJoin(growing));
    }

    private Elements list(String name, Object before) {
        return before instanceof Elements list ? list : put(name, new Elements());
    }

    private <T> T put(String name, T value) {
        members.put(name, value);
        return value;
    }

    private static JsonNode node(Object value) {
        if (value instanceof StringBuilder text) {
            return NormalForm.NODES.textNode(text.toString());
        }
        if (value instanceof DeltaJoin nested) {
            return nested.joined();
        }
        return value instanceof Elements list ? list.joined() : (JsonNode) value;
    }

    /** Elements of an array: those with an index by it, then those without. */
    private final class Elements {
        private final TreeMap<Integer, DeltaJoin> indexed = new TreeMap<>();
        private final ArrayNode others = NormalForm.NODES.arrayNode();

        void add(JsonNode pieces) {
            for (JsonNode piece : pieces) {
                if (piece.path(INDEX).isInt()) {
                    ObjectNode rest = NormalForm.without(piece, INDEX);
                    indexed.computeIfAbsent(piece.path(INDEX).intValue(), index -> new DeltaJoin(growing))
                            .add(rest);
                } else {
                    others.add(piece);
                }
            }
        }

        ArrayNode joined() {
            ArrayNode all = NormalForm.NODES.arrayNode();
            indexed.values().forEach(element -> all.add(element.joined()));
            return all.addAll(others);
        }
    }
}
