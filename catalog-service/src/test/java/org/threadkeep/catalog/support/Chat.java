package org.threadkeep.catalog.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** A conversation as a gateway sees it: every call sends the whole history. */
public final class Chat {
    private final TurnIdentity identity;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private String more = "";

    private Chat(TurnIdentity identity) {
        this.identity = identity;
    }

    /** A conversation of a tenant, through a gateway that nobody else uses. */
    public static Chat of(IdentityKey key, String tenant) {
        Chat chat = new Chat(new TurnIdentity(key));
        chat.attributes.put("specversion", "1.0");
        chat.attributes.put("type", TurnEvent.TYPE);
        chat.attributes.put("source", "/gateways/" + UUID.randomUUID());
        chat.attributes.put("tenant", tenant);
        chat.attributes.put("modelversion", "acme/llama-ft-7");
        return chat;
    }

    /** Sets an attribute of the turns to come. */
    public Chat with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Leaves an attribute out of the turns to come. */
    public Chat without(String attribute) {
        attributes.remove(attribute);
        return this;
    }

    /** Further members of the data of the turns to come, as JSON with a comma before it. */
    public Chat withData(String json) {
        more = json;
        return this;
    }

    /** The same conversation up to here, to go another way. */
    public Chat fork() {
        Chat fork = new Chat(identity);
        fork.attributes.putAll(attributes);
        fork.messages.addAll(messages);
        fork.more = more;
        return fork;
    }

    /** One call and its answer. */
    public TurnEvent turn(String id, String question, String answer) {
        messages.add("{\"role\":\"user\",\"content\":\"" + question + "\"}");
        String data = "{\"input\":{\"messages\":[" + String.join(",", messages)
                + "]},  \"output\":{\"messages\":[{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}" + more
                + "}";
        messages.add("{\"role\":\"assistant\",\"content\":\"" + answer + "\"}");
        Map<String, String> own = new HashMap<>(attributes);
        own.put("id", id);
        return identity.complete(new TurnEvent(TurnAttributes.of(own), data.getBytes(UTF_8)));
    }
}
