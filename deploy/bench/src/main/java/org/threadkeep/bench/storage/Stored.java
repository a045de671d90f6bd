package org.threadkeep.bench.storage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.threadkeep.size.DiskBytes;

/**
 * What was kept, and what that took.
 *
 * @param captured what there was to keep
 * @param bytes of all files of the tables
 */
record Stored(Captured captured, long bytes) {
    /** Checks that something is there. */
    Stored {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes are " + bytes + ": nothing is on disk");
        }
    }

    /** In these keyspaces of a node that was stopped. */
    static Stored at(Path node, Captured captured, String... keyspaces) {
        return new Stored(
                captured,
                Stream.of(keyspaces)
                        .mapToLong(keyspace -> DiskBytes.of(node, keyspace))
                        .sum());
    }

    String perTurn() {
        return String.format(Locale.ROOT, "%,.1f", (double) bytes / captured.turns());
    }

    String perCapturedByte() {
        return String.format(Locale.ROOT, "%.4f", (double) bytes / captured.bytes());
    }
}
