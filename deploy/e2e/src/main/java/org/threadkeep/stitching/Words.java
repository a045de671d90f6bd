package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The texts of a value, whatever shape they stand in: a judge of what was said that does not use context keys. */
final class Words {
    private static final Set<String> MARKS = Set.of("type", "index", "cache_control", "caller");

    private final StringBuilder words = new StringBuilder();

    /** Adds all values but nulls, empty texts and marks, members in the order of their names. */
    Words add(JsonNode value) {
        if (value.isValueNode() && !value.isNull() && !value.asText().isEmpty()) {
            words.append(value.asText()).append('\n');
        }
        if (value.isArray()) {
            value.forEach(this::add);
        }
        if (value.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            value.fieldNames().forEachRemaining(names::add);
            names.removeAll(MARKS);
            names.forEach(name -> add(value.get(name)));
        }
        return this;
    }

    String text() {
        return words.toString();
    }
}
