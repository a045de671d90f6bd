package org.threadkeep.events;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A Kafka record's parts, free of any Kafka class so that this library needs no client.
 *
 * @param key record key, UTF-8; null where the producer set none
 * @param headers header name to value, sorted; where a name stood several times, the last; a value may be null, as in Kafka
 * @param value record value; null for a record without one
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of wire bytes, never compared
public record TurnRecord(byte[] key, Map<String, byte[]> headers, byte[] value) {
    /** Copies the headers, not the arrays. */
    public TurnRecord {
        headers = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNull(headers, "headers")));
    }
}
