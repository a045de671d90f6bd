package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.Set;

/** Where a parser stands, with the contract's own names only: a name that it does not know may be content, and shows as *. */
final class FieldPath {
    private static final Set<String> VOCABULARY = Set.of(
            "adapter",
            "arguments",
            "body",
            "capture",
            "content",
            "data",
            "definitions",
            "encoding",
            "field",
            "finish_reason",
            "format",
            "id",
            "input",
            "logged",
            "losses",
            "messages",
            "name",
            "output",
            "output_ids",
            "parts",
            "prompt_ids",
            "reason",
            "request",
            "response",
            "role",
            "seed",
            "state",
            "status",
            "system_instructions",
            "text",
            "tokens",
            "tool",
            "tool_calls",
            "tool_call_id",
            "type",
            "usage");

    private static final int MAX_LENGTH = 200;

    private FieldPath() {}

    /** The parser's place under {@code root}; members of an {@code event} go by their own names. */
    static String of(JsonParser parser, String root) {
        StringBuilder path = new StringBuilder();
        append(parser.getParsingContext(), root, path);
        return path.length() <= MAX_LENGTH ? path.toString() : path.substring(0, MAX_LENGTH) + "...";
    }

    /** An attribute's name as an error may show it. */
    static String ofAttribute(String name) {
        return isKnown(name) ? name : "event.*";
    }

    private static void append(JsonStreamContext context, String root, StringBuilder path) {
        if (context == null || context.inRoot()) {
            path.append(root);
            return;
        }
        append(context.getParent(), root, path);
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.hasCurrentName()) {
            appendName(context.getCurrentName(), path);
        }
    }

    private static void appendName(String name, StringBuilder path) {
        if (isKnown(name) && path.toString().equals("event")) {
            path.setLength(0);
            path.append(name);
        } else {
            path.append('.').append(isKnown(name) ? name : "*");
        }
    }

    private static boolean isKnown(String name) {
        return VOCABULARY.contains(name) || Attribute.named(name).isPresent();
    }
}
