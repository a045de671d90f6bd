package org.threadkeep.ingest.accept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.ReadEvent;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.identity.TurnIdentity;
import org.threadkeep.ingest.Trace;
import org.threadkeep.ingest.accept.Completion.Completed;

/** Completes events with what is derived from them; a bad one does not take the others with it. */
@ApplicationScoped
public class EventCompletion {
    private static final Logger LOG = Logger.getLogger(EventCompletion.class);

    private final TurnIdentity identity;

    /** Derives with the fleet's key. */
    public EventCompletion(TurnIdentity identity) {
        this.identity = identity;
    }

    /** Completes each event, or says why it can't be. */
    public Completion complete(List<ReadEvent> events) {
        Completion completion = new Completion();
        for (ReadEvent event : events) {
            if (event instanceof ReadEvent.Readable readable) {
                complete(readable, completion);
            } else if (event instanceof ReadEvent.Unreadable unreadable) {
                reject(unreadable.index(), unreadable.field(), unreadable.reason(), completion);
            }
        }
        return completion;
    }

    private void complete(ReadEvent.Readable readable, Completion completion) {
        Optional<String> id = readable.event().attributes().find(Attribute.ID);
        add(readable.index(), id, () -> identity.complete(readable.event()), completion);
    }

    /** Adds what cannot be read. */
    public void reject(int index, String field, String reason, Completion completion) {
        completion.add(rejection(index, Optional.empty(), field, reason));
    }

    /** Adds a turn that is made now, or why it could not be made. */
    public void add(int index, Optional<String> id, Supplier<TurnEvent> turn, Completion completion) {
        try {
            completion.add(new Completed(index, turn.get()));
        } catch (InvalidEventException e) {
            completion.add(rejection(index, id, e.field(), e.reason()));
        } catch (RuntimeException e) {
            LOG.errorf("an event could not be completed: %s", Trace.of(e));
            completion.add(new TurnOutcome.Rejected(
                    index, id, Fault.INTERNAL, "event", "could not be taken apart; the service's log says where"));
        }
    }

    private static TurnOutcome.Rejected rejection(int index, Optional<String> id, String field, String reason) {
        return new TurnOutcome.Rejected(index, id, Fault.of(field, reason), field, reason);
    }
}
