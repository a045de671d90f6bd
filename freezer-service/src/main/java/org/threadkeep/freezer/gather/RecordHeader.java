package org.threadkeep.freezer.gather;

import java.util.Objects;

/**
 * A header of a Kafka record.
 *
 * @param value null where Kafka has null
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of wire bytes, never compared
public record RecordHeader(String name, byte[] value) {
    /** The name is never null. */
    public RecordHeader {
        Objects.requireNonNull(name, "name");
    }

    int bytes() {
        return name.length() + (value == null ? 0 : value.length);
    }
}
