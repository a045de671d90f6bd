package org.threadkeep.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.threadkeep.client.Json;
import org.threadkeep.client.SentTurn;

/** Plays a conversation as a stateless gateway sees it: one call per model message, each with the whole history before it. */
public final class StatelessGateway {
    private final String source;
    private final String tenant;

    /**
     * A gateway of this name.
     *
     * @param source CloudEvents source of its events
     * @param tenant whose they are
     */
    public StatelessGateway(String source, String tenant) {
        this.source = source;
        this.tenant = tenant;
    }

    /** The conversation's calls, oldest first. A model message with nothing before it answers no call and is passed over. */
    public List<SentTurn> play(Conversation conversation) {
        List<SentTurn> turns = new ArrayList<>();
        calls(
                        conversation,
                        output -> Map.of("id", conversation.id() + "#" + output, "conversationid", conversation.id()))
                .forEachRemaining(turns::add);
        return turns;
    }

    /**
     * The same, each call made when it is asked for.
     *
     * @param naming gives the event's id, and other attributes, for the place of the model message in the conversation
     */
    public Iterator<SentTurn> calls(Conversation conversation, IntFunction<Map<String, String>> naming) {
        List<byte[]> messages = conversation.messages();
        return IntStream.range(1, messages.size())
                .filter(i -> Conversation.isModel(messages.get(i)))
                .mapToObj(i -> turn(conversation, i, naming.apply(i)))
                .iterator();
    }

    private SentTurn turn(Conversation conversation, int output, Map<String, String> naming) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("type", "org.threadkeep.turn.recorded.v1");
        attributes.put("source", source);
        attributes.put("tenant", tenant);
        attributes.put("modelversion", conversation.model());
        attributes.putAll(naming);
        byte[] data = data(conversation, output);
        String head = Json.text(attributes);
        ByteArrayOutputStream event = new ByteArrayOutputStream(data.length + head.length() + 16);
        event.writeBytes((head.substring(0, head.length() - 1) + ",\"data\":").getBytes(UTF_8));
        event.writeBytes(data);
        event.write('}');
        return new SentTurn(attributes.get("id"), event.toByteArray(), data);
    }

    private static byte[] data(Conversation conversation, int output) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        append(data, "{\"input\":{\"messages\":[");
        for (int i = 0; i < output; i++) {
            append(data, i == 0 ? "" : ",");
            data.writeBytes(conversation.messages().get(i));
        }
        append(data, "]},\"output\":{\"messages\":[");
        data.writeBytes(conversation.messages().get(output));
        append(data, "]}");
        appendMember(data, ",\"tool\":{\"definitions\":", conversation.tools(), "}");
        appendMember(data, ",\"request\":", conversation.sampling(), "");
        append(data, "}");
        return data.toByteArray();
    }

    private static void appendMember(ByteArrayOutputStream data, String before, Optional<byte[]> json, String after) {
        json.filter(bytes -> !Json.tree(bytes).isNull()).ifPresent(bytes -> {
            append(data, before);
            data.writeBytes(bytes);
            append(data, after);
        });
    }

    private static void append(ByteArrayOutputStream data, String text) {
        data.writeBytes(text.getBytes(UTF_8));
    }
}
