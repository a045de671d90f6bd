package org.threadkeep.ingest.otlp;

/** One record of a request: read, or not and why. */
sealed interface ReadSignal {
    /** Where it stands in the request, such as {@code resource_spans[0].scope_spans[0].spans[3]}. */
    String path();

    /** A record that could be read. */
    record Readable(String path, Signal signal) implements ReadSignal {}

    /**
     * A record that could not.
     *
     * @param path where it stands
     * @param field the offending field in it
     * @param reason what is wrong with it, without content
     */
    record Unreadable(String path, String field, String reason) implements ReadSignal {}
}
