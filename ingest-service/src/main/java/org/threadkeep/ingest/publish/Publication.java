package org.threadkeep.ingest.publish;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.threadkeep.events.TurnEvent;

/** The sends of one request: it stops at the first turn that Kafka does not take, so that no conversation goes on without it. */
public final class Publication {
    private final Function<TurnEvent, CompletableFuture<Delivery>> send;
    private CompletableFuture<Delivery> last = new CompletableFuture<>();
    private boolean stopped;

    Publication(Function<TurnEvent, CompletableFuture<Delivery>> send) {
        this.send = send;
    }

    /**
     * Sends a turn and does not hold on to it. Blocks for some seconds at most, when Kafka's metadata or room in the producer's
     * buffer are awaited.
     *
     * @param turn event with its derived attributes
     * @return what becomes of it; never fails
     */
    public CompletableFuture<Delivery> send(TurnEvent turn) {
        stopped = stopped || last.getNow(null) instanceof Delivery.Undelivered;
        last = stopped ? CompletableFuture.completedFuture(notSent()) : send.apply(turn);
        return last;
    }

    private static Delivery notSent() {
        return new Delivery.Undelivered("not sent, because Kafka did not take one before it");
    }
}
