package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.ContextTurn;

/** What stands before a turn in its stream: first what was indexed before its pack, then also the turns of the pack. */
final class Earlier {
    private final Map<String, List<Body>> bodies = new HashMap<>();
    private final Map<ContextScope, List<ContextTurn>> contexts = new HashMap<>();

    void addBodies(String turnId, List<Body> more) {
        bodies.computeIfAbsent(turnId, id -> new ArrayList<>()).addAll(more);
    }

    /** Those of a thread are what its own table has beyond its tenant's. */
    void addContext(ContextScope scope, List<ContextTurn> more) {
        contexts.computeIfAbsent(scope, key -> new ArrayList<>()).addAll(more);
    }

    /** Makes a linked turn one of those that stand before the next. */
    void add(LinkedTurn linked) {
        ContextTurn left = linked.asContextTurn();
        linked.turn().contextsAfter().forEach(scope -> addContext(scope, List.of(left)));
        addBodies(left.turnId(), List.of(linked.asBody()));
    }

    List<Body> bodies(String turnId) {
        return bodies.getOrDefault(turnId, List.of());
    }

    List<ContextTurn> context(ContextScope scope) {
        List<ContextTurn> found = contexts.getOrDefault(scope, List.of());
        if (scope instanceof ContextScope.InThread in) {
            Stream<ContextTurn> ofThread = context(in.everywhere()).stream()
                    .filter(turn -> turn.threadId().equals(in.threadId()));
            return Stream.concat(ofThread, found.stream()).toList();
        }
        return found;
    }
}
