package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts values into nested objects by names whose dots are levels. */
final class JsonTree {
    /** Levels in one name; more are not taken apart. */
    private static final int MAX_LEVELS = 16;

    private JsonTree() {}

    /**
     * Puts a value to its place, and makes the objects that it takes.
     *
     * @return false when something stands there, or in the way, already
     */
    static boolean put(ObjectNode root, String dotted, JsonNode value) {
        String[] names = dotted.split("\\.", MAX_LEVELS + 1);
        if (names.length > MAX_LEVELS || !isFree(root, names)) {
            return false;
        }
        ObjectNode at = root;
        for (int i = 0; i < names.length - 1; i++) {
            at = at.withObjectProperty(names[i]);
        }
        at.set(names[names.length - 1], value);
        return true;
    }

    private static boolean isFree(JsonNode root, String[] names) {
        JsonNode at = root;
        for (String name : names) {
            if (!at.isMissingNode() && !at.isObject()) {
                return false;
            }
            at = at.path(name);
        }
        return at.isMissingNode();
    }
}
