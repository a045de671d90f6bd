package org.threadkeep.bench.contender;

import java.io.IOException;

/** Looks one key up; used by one thread. */
interface Lookup extends AutoCloseable {
    /**
     * Looks it up, and waits for the answer.
     *
     * @return the answer's bytes; 0 from who doesn't make one of the rows that it reads
     * @throws IOException when the answer isn't what was asked for
     */
    int find(String id) throws IOException;

    @Override
    default void close() throws IOException {
        // most have nothing to close
    }
}
