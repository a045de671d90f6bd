package org.threadkeep.ingest.config;

/** Says that the service must not start as it is configured, and which property to set. A retry without that is pointless. */
public final class UnsafeStartException extends RuntimeException {
    /** Names the property and what is wrong with it. */
    public UnsafeStartException(String property, String reason, Throwable cause) {
        super(property + ": " + reason, cause);
    }

    /** Names the property and what is wrong with it. */
    public UnsafeStartException(String property, String reason) {
        this(property, reason, null);
    }
}
