package org.threadkeep.catalog.storage;

/** Cassandra could not do it now, or is not there yet. A retry is always safe: every write here may be repeated. */
public final class StorageUnavailableException extends RuntimeException {
    /** Says what is not there. */
    public StorageUnavailableException(String message) {
        super(message);
    }

    /** Says what was tried. */
    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
