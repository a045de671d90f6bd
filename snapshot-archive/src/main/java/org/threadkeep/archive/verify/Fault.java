package org.threadkeep.archive.verify;

import java.util.Objects;
import org.threadkeep.archive.CorruptArchiveException;

/**
 * A row that is missing, or isn't what was written, or should not be there.
 *
 * @param row {@code keyspace.table} and the primary key
 * @param expected what should be there
 * @param found what is there; digests, lengths and names, never content
 */
public record Fault(String row, String expected, String found) {
    /** Nothing is null. */
    public Fault {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
    }

    /** The fault that a reader met. */
    public static Fault of(CorruptArchiveException e, String expected) {
        String prefix = e.row() + ": ";
        String message = e.getMessage();
        return new Fault(e.row(), expected, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }
}
