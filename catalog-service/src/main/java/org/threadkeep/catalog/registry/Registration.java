package org.threadkeep.catalog.registry;

/** What became of putting a model version. */
public sealed interface Registration {
    /** It was not registered before. */
    record Registered(RegisteredModel model) implements Registration {}

    /** It was, with the same weights; what is told of it now is the new. */
    record Updated(RegisteredModel model) implements Registration {}

    /**
     * It was, and something that never changes is different. Nothing was written.
     *
     * @param model as it is registered
     * @param field what differs
     */
    record Conflict(RegisteredModel model, String field) implements Registration {}
}
