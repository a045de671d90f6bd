package org.threadkeep.archive;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Kafka record of a turn, exactly.
 *
 * @param key not copied
 * @param headers values by name; the values aren't copied
 * @param value not copied
 */
public record FrameRecord(byte[] key, SortedMap<String, byte[]> headers, byte[] value) {
    /** Nothing is null. */
    public FrameRecord {
        Objects.requireNonNull(key, "key");
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        headers.forEach((name, bytes) -> Objects.requireNonNull(bytes, () -> "headers." + name));
        Objects.requireNonNull(value, "value");
    }

    /** Same bytes everywhere. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FrameRecord that
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.keySet().equals(that.headers.keySet())
                && headers.entrySet().stream()
                        .allMatch(header -> Arrays.equals(header.getValue(), that.headers.get(header.getKey())));
    }

    @Override
    public int hashCode() {
        int hash = Arrays.hashCode(key) * 31 + Arrays.hashCode(value);
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            hash = hash * 31 + header.getKey().hashCode() * 31 + Arrays.hashCode(header.getValue());
        }
        return hash;
    }

    /** Sizes only: what was said belongs into no log. */
    @Override
    public String toString() {
        return "FrameRecord[key=" + key.length + " B, headers=" + headers.size() + ", value=" + value.length + " B]";
    }
}
