package org.threadkeep.events.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.events.TurnData;

/**
 * The contexts on both sides of a call, as keyed rolling digests over canonical messages: what one call is <em>after</em>, the
 * call that continues it is <em>before</em>.
 *
 * @param before key of the history that the call continues: everything up to the last model message that is followed by new
 *     input, or everything when a model that paused is asked to go on. Empty when no model spoke before, and so the call starts a thread
 * @param after one key per output choice; empty when there was no output
 */
public record ContextKeys(Optional<String> before, List<String> after) {
    /** Copies the list. */
    public ContextKeys {
        after = List.copyOf(after);
    }

    /** Computes the keys of a call. */
    public static ContextKeys of(TenantKey key, TurnData data) {
        return of(key, Conversation.of(data), data.outputMessages());
    }

    static ContextKeys of(TenantKey key, Conversation input, List<JsonNode> choices) {
        KeyedDigest digest = key.digest("context/v1");
        List<byte[]> states = new ArrayList<>();
        states.add(digest.full());
        for (CanonicalMessage message : input.messages()) {
            states.add(roll(digest, states.get(states.size() - 1), message));
        }
        int history = input.historyLength();
        Optional<String> before = history == 0 ? Optional.empty() : Optional.of(KeyedDigest.hex(states.get(history)));
        List<String> after = new ArrayList<>();
        for (JsonNode choice : choices) {
            byte[] state = states.get(input.settled());
            for (CanonicalMessage message : input.unsettledWith(choice)) {
                state = roll(digest, state, message);
            }
            after.add(KeyedDigest.hex(state));
        }
        return new ContextKeys(before, after);
    }

    private static byte[] roll(KeyedDigest digest, byte[] state, CanonicalMessage message) {
        digest.text("context/step/v1").bytes(state);
        message.addTo(digest);
        return digest.full();
    }
}
