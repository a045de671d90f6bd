package org.threadkeep.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.client.Json;

/**
 * A value of a document and where it stands.
 *
 * @param path member names and places, the last one last
 * @param value as text; numbers without needless digits, {@code {}} and {@code []} where nothing is in it
 * @param inside the values of the JSON that it is the text of
 */
record Leaf(String path, String value, List<Leaf> inside) {
    private static final int MAX_SCALE = 1000;

    Leaf {
        inside = List.copyOf(inside);
    }

    static List<Leaf> of(String path, JsonNode json) {
        List<Leaf> leaves = new ArrayList<>();
        add(path, PlainJson.of(json), leaves);
        return leaves;
    }

    /** How much of their ends two paths have in common. */
    int likeness(Leaf other) {
        int same = 0;
        while (same < Math.min(path.length(), other.path.length())
                && path.charAt(path.length() - 1 - same) == other.path.charAt(other.path.length() - 1 - same)) {
            same++;
        }
        return same;
    }

    /** The last name of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
    }

    private static void add(String path, JsonNode json, List<Leaf> into) {
        if (json.isContainerNode() && json.isEmpty()) {
            into.add(new Leaf(path, json.toString(), List.of()));
        } else if (json.isObject()) {
            json.properties()
                    .forEach(member -> add(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), into));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                add(path + "[" + i + "]", json.get(i), into);
            }
        } else {
            into.add(new Leaf(
                    path,
                    text(json),
                    embedded(json).map(document -> of(path, document)).orElse(List.of())));
        }
    }

    private static Optional<JsonNode> embedded(JsonNode json) {
        String text = json.isTextual() ? json.textValue() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readTree(text));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json) {
        return plain(json.asText());
    }

    /** A number is spelled as any other of its value. */
    static String plain(String text) {
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return Math.abs(number.scale()) > MAX_SCALE ? text : number.toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
