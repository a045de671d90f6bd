package org.threadkeep.ingest.accept;

import java.util.List;
import org.threadkeep.events.TurnEvent;

/**
 * The events of a request, told apart.
 *
 * @param completed those that are turns, in order
 * @param rejected those that are not, in order
 */
public record Completion(List<Completed> completed, List<TurnOutcome.Rejected> rejected) {
    /** Copies the lists. */
    public Completion {
        completed = List.copyOf(completed);
        rejected = List.copyOf(rejected);
    }

    /**
     * A turn.
     *
     * @param index place in the request, from 0
     * @param event with its derived attributes
     */
    public record Completed(int index, TurnEvent event) {}

    int size() {
        return completed.size() + rejected.size();
    }
}
