package org.threadkeep.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Turn events in CloudEvents JSON (structured mode, batch mode, or one event a line), read one by one so that a bad one does
 * not take the others with it. The bytes of each event's {@code data} are cut out as they stand, never written anew.
 */
public final class StructuredEvents {
    /** Most events in one batch: so that a body of nothing but commas stays a small answer. */
    public static final int MAX_EVENTS = 10_000;

    private StructuredEvents() {}

    /**
     * Reads one event or an array of events.
     *
     * <p>Where the array itself breaks off, or more than {@link #MAX_EVENTS} stand in it, the last result is a {@link
     * ReadEvent.Unreadable} that says so, and nothing after that is read.
     *
     * @return in order; empty for an empty array and for a blank body
     */
    public static List<ReadEvent> readJson(byte[] body) {
        return read(body, BatchSlicer::slice);
    }

    /**
     * Reads one event per line, up to {@link #MAX_EVENTS}; blank lines are passed over and not counted.
     *
     * @return in order; empty for a blank body
     */
    public static List<ReadEvent> readLines(byte[] body) {
        return read(body, BatchSlicer::sliceLines);
    }

    private static List<ReadEvent> read(byte[] body, BiConsumer<byte[], Consumer<JsonSlice>> slicer) {
        List<ReadEvent> events = new ArrayList<>();
        try {
            slicer.accept(body, slice -> {
                requireRoom(events.size());
                events.add(readOne(events.size(), slice));
            });
        } catch (InvalidEventException e) {
            events.add(ReadEvent.Unreadable.of(events.size(), e));
        }
        return events;
    }

    private static void requireRoom(int size) {
        if (size == MAX_EVENTS) {
            throw new InvalidEventException(
                    "event", "a batch holds at most " + MAX_EVENTS + " events; nothing from here on was read");
        }
    }

    private static ReadEvent readOne(int index, JsonSlice slice) {
        try {
            return new ReadEvent.Readable(index, StructuredEventReader.read(slice));
        } catch (InvalidEventException e) {
            return ReadEvent.Unreadable.of(index, e);
        }
    }
}
