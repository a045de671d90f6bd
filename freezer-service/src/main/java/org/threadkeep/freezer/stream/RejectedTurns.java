package org.threadkeep.freezer.stream;

import java.util.concurrent.CompletableFuture;
import org.threadkeep.freezer.gather.RejectedRecord;

/** Where records go that can't be frozen. */
public interface RejectedTurns {
    /**
     * Publishes a record's bytes, trying without end.
     *
     * @return completes when Kafka has acknowledged; cancel it to end the trying
     */
    CompletableFuture<Void> publish(RejectedRecord rejected);
}
