package org.threadkeep.ingest.otlp;

import java.util.function.Consumer;

/** The records of one request. They are read one at a time, so that a bad one does not take the others with it. */
interface SignalBatch {
    /** How many there are. */
    int records();

    /** Bytes of heap that reading them one after the other takes at most, on top of the body. */
    long parsingBytes();

    /** Reads each, in order. Can be asked once. */
    void forEach(Consumer<ReadSignal> each);
}
