package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Finds media that a message names and does not hold: what an address or a file id stood for may be gone when it is needed. */
final class References {
    private static final Set<String> IDS = Set.of("file_id", "fileUri", "file_uri", "s3Location", "file_url");
    private static final Set<String> ADDRESSES = Set.of("url", "image_url");

    private References() {}

    /** Notes it in the form, once. */
    static void note(JsonNode messages, NormalForm form) {
        if (isIn(messages)) {
            form.loss("input.messages", "holds media by reference only");
        }
    }

    private static boolean isIn(JsonNode node) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (element.isContainerNode() && isIn(element)) {
                    return true;
                }
            }
            return false;
        }
        return node.properties().stream().anyMatch(member -> isReference(member.getKey(), member.getValue()));
    }

    private static boolean isReference(String name, JsonNode value) {
        if (value.isContainerNode()) {
            return IDS.contains(name) || isNested(name, value);
        }
        return value.isTextual() && (IDS.contains(name) || (ADDRESSES.contains(name) && isAddress(value.textValue())));
    }

    /** Arguments and results of tools may have members of any name. */
    private static boolean isNested(String name, JsonNode value) {
        boolean ofTool = name.equals("arguments") || name.equals("args") || name.equals("response");
        return !ofTool && !(name.equals("input") && value.isObject()) && isIn(value);
    }

    private static boolean isAddress(String text) {
        return !text.startsWith("data:");
    }
}
