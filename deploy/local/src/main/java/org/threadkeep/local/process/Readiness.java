package org.threadkeep.local.process;

/** What a server said when it was asked whether it can do its work. */
public sealed interface Readiness {

    /** It can. */
    record Ready() implements Readiness {}

    /** It can't, or not yet. */
    record NotReady(String reason) implements Readiness {}

    static Readiness ready() {
        return new Ready();
    }

    static Readiness notReady(String reason) {
        return new NotReady(reason);
    }
}
