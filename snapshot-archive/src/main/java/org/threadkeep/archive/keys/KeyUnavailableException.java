package org.threadkeep.archive.keys;

/**
 * A key is there but can't be used: the KMS is down, or holds another key-encryption key than the one that wrapped it. A
 * retry is safe. It never means that a subject was erased.
 */
public final class KeyUnavailableException extends RuntimeException {
    /** Says what is wrong, and with which key-encryption key. */
    public KeyUnavailableException(String message) {
        super(message);
    }

    /** With the error that told. */
    public KeyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
