package org.threadkeep.ingest.http;

/** Says that a body broke off, or did not go on in time; nobody waits for an answer. A retry by the sender is safe. */
final class SenderGoneException extends RuntimeException {
    SenderGoneException(Throwable cause) {
        super("the body broke off", cause);
    }
}
