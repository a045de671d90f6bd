package org.threadkeep.stitching;

import java.util.Objects;
import java.util.Optional;
import org.threadkeep.client.SentTurn;

/**
 * A call as a stateless gateway sends it, and what only the measurement knows of it.
 *
 * @param script name of the conversation or tree that it belongs to
 * @param parent id of the call that it continues; empty when none of the script does
 */
public record PlayedCall(String script, SentTurn turn, Optional<String> parent) {
    /** Nothing is null. */
    public PlayedCall {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(parent, "parent");
    }

    String id() {
        return turn.id();
    }
}
