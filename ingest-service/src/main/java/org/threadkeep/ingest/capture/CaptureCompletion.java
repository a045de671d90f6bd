package org.threadkeep.ingest.capture;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.events.identity.TurnIdentity;
import org.threadkeep.ingest.accept.Completion;
import org.threadkeep.ingest.accept.EventCompletion;

/** Completes exchanges with what is derived from their bodies; a bad one does not take the others with it. */
@ApplicationScoped
public class CaptureCompletion {
    private final CaptureAttributes attributes;
    private final EventCompletion completion;
    private final TurnIdentity identity;

    /** Derives with the fleet's key. */
    public CaptureCompletion(CaptureAttributes attributes, EventCompletion completion, TurnIdentity identity) {
        this.attributes = attributes;
        this.completion = completion;
        this.identity = identity;
    }

    /** Completes each exchange, or says why it can't be a turn. Each is let go once it is done. */
    public Completion complete(List<ReadExchange> exchanges, CaptureFormat format, Sender sender) {
        Completion turns = new Completion();
        for (ReadExchange exchange : exchanges) {
            if (exchange instanceof ReadExchange.Readable readable) {
                Optional<String> id = Optional.ofNullable(readable.attributes().get(Attribute.ID.attributeName()));
                completion.add(readable.index(), id, () -> turn(readable, format, sender), turns);
            } else if (exchange instanceof ReadExchange.Unreadable unreadable) {
                completion.reject(unreadable.index(), unreadable.field(), unreadable.reason(), turns);
            }
        }
        return turns;
    }

    private TurnEvent turn(ReadExchange.Readable exchange, CaptureFormat format, Sender sender) {
        TurnData data = TurnData.parse(exchange.data());
        TurnAttributes all = attributes.of(exchange, data, sender, format.isLogged());
        return identity.complete(new TurnEvent(all, exchange.data()), data);
    }
}
