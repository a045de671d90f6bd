package org.threadkeep.archive.keys;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers at most so many values for at most so long; the oldest goes first. Thread-safe. */
final class BoundedCache<K, V> {
    private record Timed<V>(V value, long bestBefore) {}

    private final Map<K, Timed<V>> values = new LinkedHashMap<>();
    private final CacheBounds bounds;
    private final InstantSource clock;

    BoundedCache(CacheBounds bounds, InstantSource clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    synchronized Optional<V> find(K key) {
        Timed<V> timed = values.get(key);
        if (timed == null || timed.bestBefore <= clock.millis()) {
            return Optional.empty();
        }
        return Optional.of(timed.value);
    }

    synchronized void put(K key, V value) {
        values.remove(key);
        values.put(key, new Timed<>(value, clock.millis() + bounds.age().toMillis()));
        Iterator<Timed<V>> oldestFirst = values.values().iterator();
        while (isSuperfluous(oldestFirst.next())) {
            oldestFirst.remove();
        }
    }

    synchronized void removeIf(Predicate<K> isGone) {
        values.keySet().removeIf(isGone);
    }

    private boolean isSuperfluous(Timed<V> oldest) {
        return values.size() > bounds.entries() || oldest.bestBefore <= clock.millis();
    }
}
