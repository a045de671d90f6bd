package org.threadkeep.ingest.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of attributes from which those that have a place of their own in a turn are taken; the others stay. */
final class Attributes {
    private final List<KeyValue> all;
    private final Map<String, Integer> places = new HashMap<>();
    private final BitSet taken = new BitSet();

    /** Of attributes with the same key, the first can be found; all stay until they are taken. */
    Attributes(List<KeyValue> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            places.putIfAbsent(all.get(i).getKey(), i);
        }
    }

    /** A value that was not taken yet. */
    Optional<AnyValue> find(String key) {
        Integer place = places.get(key);
        return place == null || taken.get(place)
                ? Optional.empty()
                : Optional.of(all.get(place).getValue());
    }

    /** A text that is not empty. */
    Optional<String> findText(String key) {
        return find(key).map(AnyValue::getStringValue).filter(text -> !text.isEmpty());
    }

    /** A text that is not empty, which is taken. */
    Optional<String> takeText(String key) {
        Optional<String> text = findText(key);
        text.ifPresent(found -> take(key));
        return text;
    }

    /** Says that the value has found its place. */
    void take(String key) {
        taken.set(places.get(key));
    }

    /** Whether any key begins so. */
    boolean hasPrefix(String prefix) {
        return places.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Keys that begin so and were not taken, in their order. */
    List<String> keysWithPrefix(String prefix) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String key = all.get(i).getKey();
            if (key.startsWith(prefix) && places.get(key) == i && !taken.get(i)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** What was not taken. */
    List<KeyValue> left() {
        List<KeyValue> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!taken.get(i)) {
                left.add(all.get(i));
            }
        }
        return left;
    }
}
