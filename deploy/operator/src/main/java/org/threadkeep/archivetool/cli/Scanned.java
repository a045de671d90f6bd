package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Tells people now and then how many packs were looked at. */
record Scanned(PrintWriter err) implements LongConsumer {
    private static final long EVERY = 500;

    @Override
    public void accept(long packs) {
        if (packs % EVERY == 0) {
            err.printf("%,d packs%n", packs);
            err.flush();
        }
    }
}
