package org.threadkeep.ingest.accept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.ingest.accept.Completion.Completed;
import org.threadkeep.ingest.publish.Delivery;
import org.threadkeep.ingest.publish.TurnPublisher;

/** Publishes the turns of a request and tells what became of each of its events. */
@ApplicationScoped
public class TurnIntake {
    private final TurnPublisher publisher;
    private final TurnAccounting accounting;

    /** Publishes with the given publisher and counts. */
    public TurnIntake(TurnPublisher publisher, TurnAccounting accounting) {
        this.publisher = publisher;
        this.accounting = accounting;
    }

    /**
     * Publishes, and completes when Kafka has answered to every turn. Blocks for some seconds at most, when Kafka is not there.
     *
     * @return one outcome per event, in order; never fails
     */
    public CompletableFuture<List<TurnOutcome>> take(Completion completion) {
        accounting.received(completion.size());
        List<CompletableFuture<Delivery>> deliveries = publisher.publish(
                completion.completed().stream().map(Completed::event).toList());
        return CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new))
                .thenApply(all -> outcomes(completion, deliveries));
    }

    private List<TurnOutcome> outcomes(Completion completion, List<CompletableFuture<Delivery>> deliveries) {
        List<TurnOutcome> outcomes = new ArrayList<>(completion.rejected());
        for (int i = 0; i < deliveries.size(); i++) {
            outcomes.add(
                    outcome(completion.completed().get(i), deliveries.get(i).join()));
        }
        outcomes.sort(Comparator.comparingInt(TurnOutcome::index));
        accounting.ended(outcomes);
        return outcomes;
    }

    private static TurnOutcome outcome(Completed turn, Delivery delivery) {
        TurnAttributes attributes = turn.event().attributes();
        String id = attributes.require(Attribute.ID);
        if (delivery instanceof Delivery.Delivered delivered) {
            return new TurnOutcome.Accepted(
                    turn.index(),
                    id,
                    attributes.require(Attribute.TURN_ID),
                    attributes.find(Attribute.THREAD_ID),
                    TopicNames.TURNS_RECORDED,
                    delivered.partition(),
                    delivered.offset());
        }
        if (delivery instanceof Delivery.Refused refused) {
            return new TurnOutcome.Rejected(turn.index(), Optional.of(id), Fault.TOO_LARGE, "event", refused.reason());
        }
        return new TurnOutcome.Unavailable(turn.index(), id, ((Delivery.Undelivered) delivery).reason());
    }
}
