package org.threadkeep.archive;

/**
 * Something was written by a newer version of this library. A retry is safe, but only an upgrade helps: nothing is wrong with
 * the bytes.
 */
public final class UnknownVersionException extends ArchiveFormatException {
    /** Says which version of what was met, and which is known. */
    public UnknownVersionException(String what, long met, long known) {
        super(what + " has version " + met + ", but this reader knows only version " + known);
    }
}
