package org.threadkeep.ingest.accept;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.threadkeep.events.TurnEvent;

/** The events of a request, told apart: turns to be taken one by one, so that each can be let go, and those that are none. */
public final class Completion {
    /**
     * A turn.
     *
     * @param index place in the request, from 0
     * @param event with its derived attributes
     */
    record Completed(int index, TurnEvent event) {}

    private final Deque<Completed> turns = new ArrayDeque<>();
    private final List<TurnOutcome.Rejected> rejected = new ArrayList<>();

    void add(Completed turn) {
        turns.add(turn);
    }

    void add(TurnOutcome.Rejected rejection) {
        rejected.add(rejection);
    }

    /** The next turn in order, which is forgotten here. */
    Optional<Completed> next() {
        return Optional.ofNullable(turns.poll());
    }

    List<TurnOutcome.Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Turns that were not taken yet, and events that are none. */
    int size() {
        return turns.size() + rejected.size();
    }
}
