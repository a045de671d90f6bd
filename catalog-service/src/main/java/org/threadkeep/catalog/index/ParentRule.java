package org.threadkeep.catalog.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;

/** Decides which turn a turn continues: one candidate is the parent, several are not. Nothing is guessed. */
public final class ParentRule {
    /** Most candidates that are told. */
    public static final int MAX_CANDIDATES = 64;

    private ParentRule() {}

    /**
     * Whether a tenant's table, which has the first {@value #MAX_CANDIDATES} of each stream, may lack turns that left a context.
     *
     * @param found what it has
     */
    public static boolean mayLackSome(Collection<ContextTurn> found) {
        if (found.size() < MAX_CANDIDATES) {
            return false;
        }
        Map<String, Integer> inStreams = new HashMap<>();
        return found.stream()
                .anyMatch(turn -> inStreams.merge(turn.place().stream(), 1, Integer::sum) >= MAX_CANDIDATES);
    }

    /**
     * The parents of a turn.
     *
     * @param candidates other turns that left the context which the turn continues
     */
    public static Parents choose(Collection<ContextTurn> candidates) {
        List<String> ids = candidates.stream()
                .sorted((one, other) -> one.place().compareTo(other.place()))
                .map(ContextTurn::turnId)
                .distinct()
                .limit(MAX_CANDIDATES)
                .collect(Collectors.toList());
        return switch (ids.size()) {
            case 0 -> Parents.UNRESOLVED;
            case 1 -> Parents.resolved(ids.get(0));
            default -> Parents.ambiguous(ids);
        };
    }
}
