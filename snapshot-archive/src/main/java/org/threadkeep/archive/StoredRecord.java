package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Kafka record without what the manifest says too. {@link #of} takes that away, {@link #complete} puts it back.
 *
 * @param key empty when it is the value of the header {@value #KEY_HEADER}; not copied
 * @param headers those that aren't what {@link DerivedHeaders} gives; empty for one that it gives, but the record doesn't have;
 *     neither the map nor the values are copied
 * @param value not copied
 */
public record StoredRecord(Optional<byte[]> key, SortedMap<String, Optional<byte[]>> headers, byte[] value) {
    /** The header that holds a turn's record key. */
    static final String KEY_HEADER = "ce_partitionkey";

    /** The header that a turn doesn't have when its thread wasn't known. */
    public static final String THREAD_HEADER = "ce_threadid";

    /** Nothing is null. */
    public StoredRecord {
        Objects.requireNonNull(key, "key");
        headers = Collections.unmodifiableSortedMap(headers);
        Objects.requireNonNull(value, "value");
    }

    /** What has to be stored of a record. */
    public static StoredRecord of(FrameRecord whole, Map<String, String> derived) {
        SortedMap<String, Optional<byte[]>> headers = new TreeMap<>();
        whole.headers().forEach((name, bytes) -> {
            if (!isSame(derived.get(name), bytes)) {
                headers.put(name, Optional.of(bytes));
            }
        });
        for (String name : derived.keySet()) {
            if (!whole.headers().containsKey(name)) {
                headers.put(name, Optional.empty());
            }
        }
        boolean isInHeader = Arrays.equals(whole.key(), whole.headers().get(KEY_HEADER));
        return new StoredRecord(isInHeader ? Optional.empty() : Optional.of(whole.key()), headers, whole.value());
    }

    /** A header that no turn's manifest says. */
    public Optional<byte[]> header(String name) {
        return headers.getOrDefault(name, Optional.empty());
    }

    private static boolean isSame(String derived, byte[] bytes) {
        return derived != null && Arrays.equals(derived.getBytes(UTF_8), bytes);
    }

    /**
     * The record exactly as Kafka had it.
     *
     * @param derived from the same turn as when it was stored
     * @throws ArchiveFormatException when it has no key then
     */
    public FrameRecord complete(Map<String, String> derived) {
        SortedMap<String, byte[]> whole = new TreeMap<>();
        derived.forEach((name, text) -> whole.put(name, text.getBytes(UTF_8)));
        headers.forEach(
                (name, bytes) -> bytes.ifPresentOrElse(present -> whole.put(name, present), () -> whole.remove(name)));
        byte[] wholeKey = key.orElseGet(() -> whole.get(KEY_HEADER));
        if (wholeKey == null) {
            throw new ArchiveFormatException("a record has neither a key nor the header " + KEY_HEADER);
        }
        return new FrameRecord(wholeKey, whole, value);
    }

    /** Same bytes everywhere. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredRecord that
                && isSame(key, that.key)
                && Arrays.equals(value, that.value)
                && headers.keySet().equals(that.headers.keySet())
                && headers.entrySet().stream()
                        .allMatch(each -> isSame(each.getValue(), that.headers.get(each.getKey())));
    }

    private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(null), other.orElse(null));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value) * 31 + headers.keySet().hashCode();
    }

    /** Sizes only: what was said belongs into no log. */
    @Override
    public String toString() {
        return "StoredRecord[headers=" + headers.size() + ", value=" + value.length + " B]";
    }
}
