package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Attributes that write a tree into their names, such as {@code gen_ai.prompt.0.role}, as the tree that they are. */
final class FlatKeys {
    private static final int MAX_DIGITS = 9;

    private FlatKeys() {}

    /**
     * Takes the attributes whose names begin so, but those that contradict one before them.
     *
     * @param prefix with the dot at its end
     * @return what stands under the numbers that follow the prefix, in their order; empty when there is none
     */
    static ArrayNode take(OpenSignal signal, String prefix) {
        ObjectNode tree = ProtoJson.NODES.objectNode();
        for (String key : signal.keysWithPrefix(prefix)) {
            String path = key.substring(prefix.length());
            if (isIndex(path.substring(0, Math.max(0, path.indexOf('.'))))
                    && JsonTree.put(tree, path, ProtoJson.of(signal.find(key).orElseThrow()))) {
                signal.take(key);
            }
        }
        JsonNode array = withArrays(tree);
        return array instanceof ArrayNode found ? found : ProtoJson.NODES.arrayNode();
    }

    /** Objects whose names are all numbers become arrays in the order of these. */
    private static JsonNode withArrays(JsonNode node) {
        if (!(node instanceof ObjectNode object) || object.isEmpty()) {
            return node;
        }
        object.properties().forEach(member -> member.setValue(withArrays(member.getValue())));
        if (!object.properties().stream().allMatch(member -> isIndex(member.getKey()))) {
            return object;
        }
        List<JsonNode> inOrder = object.properties().stream()
                .sorted(Comparator.comparingInt(member -> Integer.parseInt(member.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        return ProtoJson.NODES.arrayNode().addAll(inOrder);
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.length() <= MAX_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
