package org.threadkeep.bench.load;

import org.threadkeep.events.ReadEvent;
import org.threadkeep.events.StructuredEvents;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** Makes of an event what a gateway with our library publishes. */
final class EncodedTurns {
    private final TurnIdentity identity;

    EncodedTurns(IdentityKey key) {
        this.identity = new TurnIdentity(key);
    }

    BenchTurn of(String conversation, byte[] event) {
        if (StructuredEvents.readJson(event).get(0) instanceof ReadEvent.Readable readable) {
            return new BenchTurn(conversation, event, TurnRecordCodec.encode(identity.complete(readable.event())));
        }
        throw new IllegalStateException("an event that was made here can't be read: of " + conversation);
    }
}
