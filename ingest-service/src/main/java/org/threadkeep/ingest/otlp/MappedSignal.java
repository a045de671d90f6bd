package org.threadkeep.ingest.otlp;

import org.threadkeep.events.TurnEvent;

/** What a record is to us. */
sealed interface MappedSignal {
    /** A turn. */
    record Turn(TurnEvent event) implements MappedSignal {}

    /** Nothing that is preserved. */
    record Ignored(IgnoredReason reason) implements MappedSignal {}
}
