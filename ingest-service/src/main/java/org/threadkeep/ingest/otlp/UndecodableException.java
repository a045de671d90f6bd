package org.threadkeep.ingest.otlp;

/** Says that a body is no OTLP request at all. Holds no content. Retrying the same bytes is pointless. */
final class UndecodableException extends RuntimeException {
    UndecodableException(String reason) {
        super(reason);
    }
}
