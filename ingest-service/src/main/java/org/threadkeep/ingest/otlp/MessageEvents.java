package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The GenAI conventions up to 1.36 on a span: an event for each message that went in, and one for each choice that came out. */
final class MessageEvents {
    private static final String CHOICE = "gen_ai.choice";
    private static final String CONTENT = "gen_ai.event.content";
    private static final Map<String, String> ROLES = Map.of(
            "gen_ai.system.message",
            "system",
            "gen_ai.user.message",
            "user",
            "gen_ai.assistant.message",
            "assistant",
            "gen_ai.tool.message",
            "tool",
            CHOICE,
            "assistant");
    private static final List<String> MEMBERS =
            List.of("role", "content", "tool_calls", "id", "name", "index", "finish_reason", "message");

    private MessageEvents() {}

    /** Whether this is the name of such an event. */
    static boolean isName(String event) {
        return ROLES.containsKey(event);
    }

    static boolean in(OpenSignal signal) {
        return IntStream.range(0, signal.events()).anyMatch(i -> isName(signal.eventName(i)));
    }

    /** Moves the messages to the side that they belong to, after those that stand there. */
    static void move(OpenSignal signal, TurnDraft draft) {
        for (int i = 0; i < signal.events(); i++) {
            String name = signal.eventName(i);
            if (isName(name)) {
                boolean output = name.equals(CHOICE);
                draft.messages(output ? "output" : "input").add(message(name, signal.event(i)));
            }
        }
    }

    private static ObjectNode message(String name, Attributes event) {
        ObjectNode message = ProtoJson.NODES.objectNode();
        wholeContent(event).ifPresentOrElse(message::setAll, () -> takeMembers(event, message));
        if (message.get("message") instanceof ObjectNode inner) {
            message.remove("message");
            inner.properties().forEach(member -> message.putIfAbsent(member.getKey(), member.getValue()));
        }
        if (!message.has("role")) {
            message.put("role", ROLES.get(name));
        }
        if (ROLES.get(name).equals("tool") && !message.has("tool_call_id") && message.has("id")) {
            message.set("tool_call_id", message.remove("id"));
        }
        return message;
    }

    private static Optional<ObjectNode> wholeContent(Attributes event) {
        Optional<ObjectNode> content = event.findText(CONTENT)
                .flatMap(EmbeddedJson::parse)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast);
        content.ifPresent(found -> event.take(CONTENT));
        return content;
    }

    private static void takeMembers(Attributes event, ObjectNode message) {
        for (String member : MEMBERS) {
            event.find(member).ifPresent(value -> {
                message.set(member, structured(member, ProtoJson.of(value)));
                event.take(member);
            });
        }
    }

    /** A content may be a text that looks like JSON; calls and a message inside a choice can only be JSON. */
    private static JsonNode structured(String member, JsonNode value) {
        boolean isStructure = member.equals("tool_calls") || member.equals("message");
        return isStructure && value.isTextual()
                ? EmbeddedJson.parse(value.textValue()).orElse(value)
                : value;
    }
}
