package org.threadkeep.ingest.accept;

import java.util.List;
import org.threadkeep.events.ReadEvent;

/** Reads the events of a body that was surveyed. */
public final class EventReading {
    private EventReading() {}

    /** The events in order; those that exceed the memory are unreadable. */
    public static List<ReadEvent> read(byte[] body, Framing framing, BodySurvey survey) {
        return framing.read(body).stream()
                .map(event -> survey.exceedsMemory(event.index()) ? tooIntricate(event) : event)
                .toList();
    }

    private static ReadEvent tooIntricate(ReadEvent event) {
        return new ReadEvent.Unreadable(event.index(), "data", Fault.INTRICATE);
    }
}
