package org.threadkeep.archive;

/**
 * Cassandra could not do it now. The same call can always be retried: what was written, if anything, is what the retry would
 * write.
 */
public final class ArchiveUnavailableException extends RuntimeException {
    /** Says what was tried. */
    public ArchiveUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
