package org.threadkeep.ingest.otlp;

/** A way of writing a model call into a record's attributes. */
interface Convention {
    /** What the capture names as its format. */
    String format();

    /** Whether a record carries content in this way. */
    boolean carries(OpenSignal signal);

    /** Moves what has a place of its own in a turn there, and says what is missing. */
    void move(OpenSignal signal, TurnDraft draft);
}
