package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.Objects;

/**
 * What is known of the turns that a turn continues.
 *
 * @param state how it is known
 * @param turnIds the parents; empty unless declared or resolved
 * @param candidates when ambiguous: the turns that could be the parent, in the order of their places
 */
public record Parents(State state, List<String> turnIds, List<String> candidates) {
    /** How parents are known. */
    public enum State {
        /** The source named them. */
        DECLARED,
        /** There are none: no model spoke before. */
        ROOT,
        /** Exactly one turn left the context that this one continues. */
        RESOLVED,
        /** Several turns left that context. */
        AMBIGUOUS,
        /** No turn is known that left that context. */
        UNRESOLVED
    }

    /** No parents. */
    public static final Parents ROOT = new Parents(State.ROOT, List.of(), List.of());

    /** A parent that is not known yet. */
    public static final Parents UNRESOLVED = new Parents(State.UNRESOLVED, List.of(), List.of());

    /** Copies the lists. */
    public Parents {
        Objects.requireNonNull(state, "state");
        turnIds = List.copyOf(turnIds);
        candidates = List.copyOf(candidates);
    }

    /** Parents that the source named. */
    public static Parents declared(List<String> turnIds) {
        return new Parents(State.DECLARED, turnIds, List.of());
    }

    /** The one turn that can be the parent. */
    public static Parents resolved(String turnId) {
        return new Parents(State.RESOLVED, List.of(turnId), List.of());
    }

    /** Turns of which each could be the parent. */
    public static Parents ambiguous(List<String> candidates) {
        return new Parents(State.AMBIGUOUS, List.of(), candidates);
    }
}
