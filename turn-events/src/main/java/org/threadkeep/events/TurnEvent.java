package org.threadkeep.events;

import java.util.Objects;

/**
 * One inference exchange.
 *
 * @param attributes what may stand in clear
 * @param data UTF-8 JSON object in the shape of {@link TurnData}, byte for byte as its source wrote it; not copied, so
 *     nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked of an event; copies of 32 MiB would be
public record TurnEvent(TurnAttributes attributes, byte[] data) {
    static final String TYPE_PREFIX = "org.threadkeep.turn.recorded.";

    /** CloudEvents type of version 1. */
    public static final String TYPE = TYPE_PREFIX + "v1";

    /** Largest accepted {@link #data}, in bytes: 32 MiB. */
    public static final int MAX_DATA_BYTES = 32 << 20;

    /** Checks the size of the data; its shape is {@link TurnData#parse(byte[])}'s matter. */
    public TurnEvent {
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(data, "data");
        if (data.length > MAX_DATA_BYTES) {
            throw new InvalidEventException(
                    "data", "is " + data.length + " bytes long, " + MAX_DATA_BYTES + " are allowed");
        }
    }
}
