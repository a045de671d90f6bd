package org.threadkeep.events.identity;

import static org.threadkeep.events.Attribute.CONTEXT_AFTER;
import static org.threadkeep.events.Attribute.CONTEXT_BEFORE;
import static org.threadkeep.events.Attribute.CONVERSATION_ID;
import static org.threadkeep.events.Attribute.FACTS;
import static org.threadkeep.events.Attribute.ID;
import static org.threadkeep.events.Attribute.PARENTS;
import static org.threadkeep.events.Attribute.PARENT_TURNS;
import static org.threadkeep.events.Attribute.PARTITION_KEY;
import static org.threadkeep.events.Attribute.SOURCE;
import static org.threadkeep.events.Attribute.TENANT;
import static org.threadkeep.events.Attribute.THREAD_ID;
import static org.threadkeep.events.Attribute.TURN_ID;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.Fact;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.TurnEvent;

/** Adds what is derived to an event: turn, thread, parents, contexts and partition key. */
public final class TurnIdentity {
    private final IdentityKey identityKey;

    /** Derives with the fleet's key. */
    public TurnIdentity(IdentityKey identityKey) {
        this.identityKey = identityKey;
    }

    /**
     * The event with its derived attributes.
     *
     * @throws InvalidEventException when the data are not what {@link TurnData} describes, or there is no output though the
     *     call was not cancelled
     */
    public TurnEvent complete(TurnEvent event) {
        TurnData data = TurnData.parse(event.data());
        data.capture();
        return complete(event, data);
    }

    /**
     * The event with its derived attributes, for who has read its data already.
     *
     * @param data what {@link TurnData#parse(byte[])} makes of the event's data
     * @throws InvalidEventException when there is no output though the call was not cancelled and did not fail
     */
    public TurnEvent complete(TurnEvent event, TurnData data) {
        TurnAttributes said = event.attributes().declared();
        TurnAttributes declared = data.isCutOff() ? said.with(Map.of(Attribute.CANCELLED, "true")) : said;
        boolean mayBeSilent = declared.flag(Attribute.CANCELLED) || data.isFailed();
        if (data.outputMessages().isEmpty() && !mayBeSilent) {
            throw new InvalidEventException(
                    "data.output.messages", "is missing or empty, and the turn is not cancelled");
        }
        return new TurnEvent(declared.with(derive(declared, data)), event.data());
    }

    private Map<Attribute, String> derive(TurnAttributes declared, TurnData data) {
        TenantKey key = identityKey.forTenant(declared.require(TENANT));
        String source = declared.require(SOURCE);
        String turnId = key.turnId(source, declared.require(ID));
        Conversation input = Conversation.of(data);
        ContextKeys contexts = ContextKeys.of(key, input, data.outputMessages());
        Map<Attribute, String> derived = new EnumMap<>(Attribute.class);
        derived.put(TURN_ID, turnId);
        thread(key, declared, turnId, contexts).ifPresent(thread -> derived.put(THREAD_ID, thread));
        contexts.before().ifPresent(before -> derived.put(CONTEXT_BEFORE, before));
        putWords(derived, CONTEXT_AFTER, contexts.after().stream());
        putWords(derived, PARENT_TURNS, declared.words(PARENTS).stream().map(id -> key.turnId(source, id)));
        putWords(derived, FACTS, Fact.of(data).stream().map(Fact::word));
        derived.put(PARTITION_KEY, declared.require(TENANT) + "/" + root(key, declared, input));
        return derived;
    }

    private static void putWords(Map<Attribute, String> derived, Attribute attribute, Stream<String> words) {
        String joined = words.collect(Collectors.joining(" "));
        if (!joined.isEmpty()) {
            derived.put(attribute, joined);
        }
    }

    private static Optional<String> thread(
            TenantKey key, TurnAttributes declared, String turnId, ContextKeys contexts) {
        Optional<String> conversation = declared.find(CONVERSATION_ID);
        if (conversation.isPresent()) {
            return conversation.map(key::threadOfConversation);
        }
        boolean starts = contexts.before().isEmpty() && declared.find(PARENTS).isEmpty();
        return starts ? Optional.of(turnId) : Optional.empty();
    }

    /**
     * What keeps a conversation in one partition, also where nobody names the conversation: its system messages and the first
     * message that is neither theirs nor a model's, since a model's greeting may come or not.
     */
    private static String root(TenantKey key, TurnAttributes declared, Conversation input) {
        Optional<String> conversation = declared.find(CONVERSATION_ID);
        if (conversation.isPresent()) {
            return TenantKey.root(key.digest("root/conversation/v1").text(conversation.get()));
        }
        KeyedDigest digest = key.digest("root/content/v1");
        for (CanonicalMessage message : input.messages()) {
            if (message.role().isModel()) {
                continue;
            }
            message.addTo(digest);
            if (!message.role().isSystem()) {
                break;
            }
        }
        return TenantKey.root(digest);
    }
}
