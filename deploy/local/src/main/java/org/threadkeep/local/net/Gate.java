package org.threadkeep.local.net;

import java.time.Duration;

/** Decides about each call that a {@link WireProxy} understands, before it goes on. */
@FunctionalInterface
public interface Gate {
    /** Lets everything pass. */
    Gate OPEN = call -> new Verdict.Pass();

    /**
     * Called when a message was read whole and nothing of it has been passed on; whatever comes after it in the same
     * direction of the same connection waits for the answer, so a gate that blocks holds it back.
     */
    Verdict at(Call call);

    /** What becomes of a message. */
    sealed interface Verdict {
        /** It goes on. */
        record Pass() implements Verdict {}

        /** It goes on later, and whatever follows it in this direction not before it. */
        record Delay(Duration by) implements Verdict {}

        /** Neither it nor anything after it in this direction of the connection goes on, ever; the connection stays open. */
        record Swallow() implements Verdict {}

        /** The connection is closed on both sides, without it. */
        record Cut() implements Verdict {}

        /** A request doesn't go on, or a response is replaced: the client of a Cassandra node gets this error. */
        record Refuse(CqlError error) implements Verdict {}
    }
}
