package org.threadkeep.freezer.stream;

import java.time.Instant;
import java.util.Optional;

/** Where an assigned partition stands. */
public sealed interface StreamState {
    /**
     * Asking the freeze log where to read on.
     *
     * @param trouble why it takes long, if an attempt failed
     */
    record Opening(Optional<String> trouble) implements StreamState {}

    /** Taking records. */
    record Open() implements StreamState {}

    /**
     * Refusing to go on, because that would lose or repeat something. It looks again from time to time.
     *
     * @param reason for an operator
     */
    record Stopped(String reason, Instant since) implements StreamState {}

    /** Sealing what it holds; takes nothing more. */
    record HandingOver() implements StreamState {}

    /** Gone. */
    record Closed() implements StreamState {}
}
