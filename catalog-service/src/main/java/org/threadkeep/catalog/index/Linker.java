package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;

/**
 * Gives turns their threads and parents, from what stands before them in their stream.
 *
 * <p>A turn without a thread id joins the thread of its parents when those are known and are all in one thread. Otherwise it
 * begins a provisional thread of its own, named by itself; its parents tell where that thread comes from, also when they become
 * known later.
 */
final class Linker {
    /** Links the turns of a pack, in order; those that repeat an earlier body of the same turn id are left out. */
    List<LinkedTurn> link(List<PackTurn> turns, Earlier earlier) {
        List<LinkedTurn> linked = new ArrayList<>();
        for (PackTurn turn : turns) {
            if (repeats(turn, earlier).isEmpty()) {
                LinkedTurn next = link(turn, earlier);
                earlier.add(next);
                linked.add(next);
            }
        }
        return linked;
    }

    /** The earlier body that a turn repeats. */
    static Optional<Body> repeats(PackTurn turn, Earlier earlier) {
        return earlier.bodies(turn.entry().turnId()).stream()
                .filter(body -> body.place().isBefore(turn.place()))
                .filter(body -> body.bodyDigest().equals(turn.entry().bodyDigest()))
                .findFirst();
    }

    private LinkedTurn link(PackTurn turn, Earlier earlier) {
        Optional<String> thread = turn.snapshot().threadId();
        List<ContextTurn> candidates = turn
                .openContext()
                .map(key -> ContextScope.lookedIn(turn.snapshot(), key))
                .map(earlier::context)
                .orElse(List.of())
                .stream()
                .filter(candidate -> !candidate.turnId().equals(turn.entry().turnId()))
                .toList();
        Parents parents = parents(turn, candidates);
        return new LinkedTurn(
                turn,
                thread.or(() -> joinedThread(parents, candidates, earlier))
                        .orElse(turn.entry().turnId()),
                parents);
    }

    private static Parents parents(PackTurn turn, List<ContextTurn> candidates) {
        if (!turn.entry().parents().isEmpty()) {
            return Parents.declared(turn.entry().parents());
        }
        return turn.entry().contextBefore().isEmpty() ? Parents.ROOT : ParentRule.choose(candidates);
    }

    private static Optional<String> joinedThread(Parents parents, List<ContextTurn> candidates, Earlier earlier) {
        Set<String> threads = new HashSet<>();
        if (parents.state() == Parents.State.RESOLVED) {
            candidates.forEach(candidate -> threads.add(candidate.threadId()));
        }
        if (parents.state() == Parents.State.DECLARED) {
            for (String parent : parents.turnIds()) {
                List<Body> bodies = earlier.bodies(parent);
                if (bodies.isEmpty()) {
                    return Optional.empty();
                }
                bodies.forEach(body -> threads.add(body.threadId()));
            }
        }
        return threads.size() == 1 ? Optional.of(threads.iterator().next()) : Optional.empty();
    }
}
