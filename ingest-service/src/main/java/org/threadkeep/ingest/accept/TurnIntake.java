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
import org.threadkeep.ingest.publish.Publication;
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
        Publication publication = publisher.begin();
        List<CompletableFuture<TurnOutcome>> outcomes = new ArrayList<>();
        completion.rejected().forEach(rejection -> outcomes.add(CompletableFuture.completedFuture(rejection)));
        for (Optional<Completed> turn = completion.next(); turn.isPresent(); turn = completion.next()) {
            outcomes.add(send(turn.get(), publication));
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(all -> inOrder(outcomes));
    }

    /** Only the attributes wait for the answer: the data are in the producer's buffer by then. */
    private static CompletableFuture<TurnOutcome> send(Completed turn, Publication publication) {
        int index = turn.index();
        TurnAttributes attributes = turn.event().attributes();
        return publication.send(turn.event()).thenApply(delivery -> outcome(index, attributes, delivery));
    }

    private List<TurnOutcome> inOrder(List<CompletableFuture<TurnOutcome>> ended) {
        List<TurnOutcome> outcomes = ended.stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparingInt(TurnOutcome::index))
                .toList();
        accounting.ended(outcomes);
        return outcomes;
    }

    private static TurnOutcome outcome(int index, TurnAttributes attributes, Delivery delivery) {
        String id = attributes.require(Attribute.ID);
        if (delivery instanceof Delivery.Delivered delivered) {
            return new TurnOutcome.Accepted(
                    index,
                    id,
                    attributes.require(Attribute.TURN_ID),
                    attributes.find(Attribute.THREAD_ID),
                    TopicNames.TURNS_RECORDED,
                    delivered.partition(),
                    delivered.offset());
        }
        if (delivery instanceof Delivery.Refused refused) {
            return new TurnOutcome.Rejected(index, Optional.of(id), Fault.TOO_LARGE, "event", refused.reason());
        }
        return new TurnOutcome.Unavailable(index, id, ((Delivery.Undelivered) delivery).reason());
    }
}
