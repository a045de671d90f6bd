package org.threadkeep.ingest.accept;

import java.util.List;
import org.threadkeep.events.ReadEvent;
import org.threadkeep.events.StructuredEvents;

/** How the events of a body stand beside one another. */
public enum Framing {
    /** One event, or an array of events. */
    JSON {
        @Override
        public List<ReadEvent> read(byte[] body) {
            return StructuredEvents.readJson(body);
        }
    },
    /** One event per line. */
    LINES {
        @Override
        public List<ReadEvent> read(byte[] body) {
            return StructuredEvents.readLines(body);
        }
    };

    /** The events of a body, good and bad, in order. */
    public abstract List<ReadEvent> read(byte[] body);
}
