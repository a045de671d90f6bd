package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.threadkeep.events.InvalidEventException;

/** A body that went over the wire, as far as it can be taken apart. */
sealed interface WireBody {
    /** One JSON value. */
    record Document(JsonNode json) implements WireBody {}

    /** Events one after the other. */
    record Streamed(WireEvents events) implements WireBody {}

    /** Something else, or a JSON text that breaks off. */
    record Opaque() implements WireBody {}

    /** Takes a body apart; notes in the form when there is none. */
    static WireBody of(byte[] body, String side, NormalForm form) {
        int first = WireEvents.firstByte(body);
        if (first < 0) {
            form.loss(side, "is empty");
            return new Opaque();
        }
        if (first != '{' && first != '[') {
            return WireEvents.looksLikeServerSentEvents(body)
                    ? new Streamed(WireEvents.ofServerSentEvents(body))
                    : new Opaque();
        }
        Optional<JsonNode> whole = WireJson.parse(body);
        if (whole.isPresent()) {
            return new Document(whole.get());
        }
        return WireEvents.looksLikeLines(body) ? new Streamed(WireEvents.ofLines(body)) : new Opaque();
    }

    /**
     * The object that a body is.
     *
     * @throws InvalidEventException when it is none
     */
    static ObjectNode requireObject(byte[] body, String field) {
        Optional<JsonNode> json = WireJson.parse(body);
        if (json.isPresent() && json.get() instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidEventException(
                field, "is not a JSON object of at most " + WireJson.MAX_DEPTH + " levels, so it can't be read");
    }
}
