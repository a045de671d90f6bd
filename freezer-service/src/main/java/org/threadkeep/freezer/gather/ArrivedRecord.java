package org.threadkeep.freezer.gather;

import java.util.List;

/**
 * A Kafka record as it arrived, free of Kafka's classes.
 *
 * @param timestamp Kafka's, in milliseconds since 1970
 * @param key null where Kafka has null
 * @param headers all of them, in order, repeated names too
 * @param value null where Kafka has null
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of wire bytes, never compared
public record ArrivedRecord(long offset, long timestamp, byte[] key, List<RecordHeader> headers, byte[] value) {
    /** About what the objects around one record's bytes weigh on the heap. */
    private static final int OBJECTS_BYTES = 2048;

    /** Copies the list, not the bytes. */
    public ArrivedRecord {
        headers = List.copyOf(headers);
        if (offset < 0) {
            throw new IllegalArgumentException("offset is " + offset + ", below 0");
        }
    }

    /** Size of key, headers and value. */
    public long bytes() {
        long bytes = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
        for (RecordHeader header : headers) {
            bytes += header.bytes();
        }
        return bytes;
    }

    /** About what it takes on the heap until it is committed. */
    public long weight() {
        return bytes() + OBJECTS_BYTES;
    }
}
