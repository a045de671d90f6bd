package org.threadkeep.events;

/** One event of a batch in CloudEvents JSON: read, or not and why. */
public sealed interface ReadEvent {
    /** Its place in the batch, from 0. */
    int index();

    /**
     * An event whose attributes are valid; its data are not looked into yet.
     *
     * @param index place in the batch, from 0
     * @param event attributes as declared, and the data's bytes as they stood in the batch
     */
    record Readable(int index, TurnEvent event) implements ReadEvent {}

    /**
     * What stands here is no event.
     *
     * @param index place in the batch, from 0
     * @param field the offending field
     * @param reason what is wrong with it; bytes count from 0 after the comma, bracket or line end before the event
     */
    record Unreadable(int index, String field, String reason) implements ReadEvent {
        static Unreadable of(int index, InvalidEventException e) {
            return new Unreadable(index, e.field(), e.reason());
        }
    }
}
