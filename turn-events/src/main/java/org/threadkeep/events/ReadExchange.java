package org.threadkeep.events;

import java.util.Map;

/** One exchange of a batch that was posted for capture: read, or not and why. */
public sealed interface ReadExchange {
    /** Its place in the batch, from 0. */
    int index();

    /**
     * An exchange whose bodies were cut out; they are not looked into yet.
     *
     * @param index place in the batch, from 0
     * @param attributes those that were sent with it, by name; not checked yet
     * @param data a turn's data that hold the capture and nothing else
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copies of 32 MiB would be
    record Readable(int index, Map<String, String> attributes, byte[] data) implements ReadExchange {}

    /**
     * What stands here is no exchange.
     *
     * @param index place in the batch, from 0
     * @param field the offending field
     * @param reason what is wrong with it
     */
    record Unreadable(int index, String field, String reason) implements ReadExchange {
        static Unreadable of(int index, InvalidEventException e) {
            return new Unreadable(index, e.field(), e.reason());
        }
    }
}
