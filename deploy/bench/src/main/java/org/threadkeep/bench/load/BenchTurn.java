package org.threadkeep.bench.load;

import java.util.Objects;
import org.threadkeep.events.TurnRecord;

/**
 * A turn as a gateway with our library publishes it.
 *
 * @param conversation whose turn it is, as only the bench knows it
 * @param event the same as CloudEvents JSON, as it goes in at the door
 * @param encoded as it stands in Kafka
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record BenchTurn(String conversation, byte[] event, TurnRecord encoded) {
    /** Checks that nothing is missing. */
    public BenchTurn {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(encoded, "encoded");
    }

    /** What was captured. */
    public int dataBytes() {
        return encoded.value().length;
    }
}
