package org.threadkeep.stitching;

import java.util.Iterator;
import java.util.Objects;

/**
 * The calls of one conversation, tree or recording, in the order in which they were made.
 *
 * @param calls each made when it is asked for; {@link Iterable#iterator()} begins anew
 */
public record Script(String name, Iterable<PlayedCall> calls) {
    /** Nothing is null. */
    public Script {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(calls, "calls");
    }

    Iterator<PlayedCall> begin() {
        return calls.iterator();
    }
}
