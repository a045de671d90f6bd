package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.threadkeep.events.Capture;
import org.threadkeep.events.InvalidEventException;

/** Derives the normalised members of a turn's data from the bytes that were captured. Pure: the same bytes, the same form. */
public interface CaptureFormat {
    /** What a capture's {@code format} calls it, such as {@code openai-chat}. */
    String name();

    /** What a capture's {@code adapter} calls it. What a version derives never changes. */
    int version();

    /** Whether both sides stand in one log record, {@link Capture#logged()}, instead of a request and a response. */
    default boolean isLogged() {
        return false;
    }

    /**
     * The normalised members by their names in the contract, each one new or shared with nobody; and {@code losses}, an array
     * of what the capture does not carry.
     *
     * @throws InvalidEventException naming the field, when the bytes can't be what the format says; a retry is pointless
     */
    ObjectNode normalise(Capture capture);
}
