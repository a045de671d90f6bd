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
        return read(body, BatchSlicer::slice, StructuredEvents::readOne, ReadEvent.Unreadable::of);
    }

    /**
     * Reads one event per line, up to {@link #MAX_EVENTS}; blank lines are passed over and not counted.
     *
     * @return in order; empty for a blank body
     */
    public static List<ReadEvent> readLines(byte[] body) {
        return read(body, BatchSlicer::sliceLines, StructuredEvents::readOne, ReadEvent.Unreadable::of);
    }

    /** Reads each element; one that can't be read does not take the others with it. */
    static <T> List<T> read(
            byte[] body,
            BiConsumer<byte[], Consumer<JsonSlice>> slicer,
            IndexedReading<JsonSlice, T> reading,
            IndexedReading<InvalidEventException, T> otherwise) {
        List<T> read = new ArrayList<>();
        try {
            slicer.accept(body, slice -> {
                requireRoom(read.size());
                read.add(readOne(read.size(), slice, reading, otherwise));
            });
        } catch (InvalidEventException e) {
            read.add(otherwise.read(read.size(), e));
        }
        return read;
    }

    /** What is made of an element at a place. */
    @FunctionalInterface
    interface IndexedReading<F, T> {
        T read(int index, F from);
    }

    private static void requireRoom(int size) {
        if (size == MAX_EVENTS) {
            throw new InvalidEventException(
                    "event", "a batch holds at most " + MAX_EVENTS + " events; nothing from here on was read");
        }
    }

    private static <T> T readOne(
            int index,
            JsonSlice slice,
            IndexedReading<JsonSlice, T> reading,
            IndexedReading<InvalidEventException, T> otherwise) {
        try {
            return reading.read(index, slice);
        } catch (InvalidEventException e) {
            return otherwise.read(index, e);
        }
    }

    private static ReadEvent readOne(int index, JsonSlice slice) {
        return new ReadEvent.Readable(index, StructuredEventReader.read(slice));
    }
}
