package org.threadkeep.archive.pack;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Values by name, of limited weight: what was used longest ago goes first. Not thread-safe. */
final class WeighedCache<K, V> {
    /** One value can't drive out all others. */
    private static final int LARGEST_SHARE = 4;

    private static final boolean LEAST_RECENTLY_USED_FIRST = true;

    private record Weighed<V>(V value, long weight) {}

    private final Map<K, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, LEAST_RECENTLY_USED_FIRST);
    private final long most;
    private final Consumer<V> whenGone;
    private long weight;

    /** Of at most this weight. */
    WeighedCache(long most, Consumer<V> whenGone) {
        this.most = most;
        this.whenGone = whenGone;
    }

    long weight() {
        return weight;
    }

    Optional<V> find(K name) {
        return Optional.ofNullable(values.get(name)).map(Weighed::value);
    }

    /** Changes a value, not its weight, and gives what it is now. */
    Optional<V> update(K name, UnaryOperator<V> change) {
        return Optional.ofNullable(values.computeIfPresent(
                        name, (same, old) -> new Weighed<>(change.apply(old.value()), old.weight())))
                .map(Weighed::value);
    }

    /** Whether there was room. */
    boolean put(K name, V value, long itsWeight) {
        remove(name);
        if (itsWeight > most / LARGEST_SHARE) {
            return false;
        }
        values.put(name, new Weighed<>(value, itsWeight));
        weight += itsWeight;
        Iterator<Weighed<V>> oldest = values.values().iterator();
        while (weight > most) {
            Weighed<V> superfluous = oldest.next();
            oldest.remove();
            gone(superfluous);
        }
        return true;
    }

    void remove(K name) {
        Weighed<V> removed = values.remove(name);
        if (removed != null) {
            gone(removed);
        }
    }

    void removeIf(BiPredicate<K, V> isGone) {
        List<K> names = values.entrySet().stream()
                .filter(entry -> isGone.test(entry.getKey(), entry.getValue().value()))
                .map(Map.Entry::getKey)
                .toList();
        names.forEach(this::remove);
    }

    private void gone(Weighed<V> removed) {
        weight -= removed.weight();
        whenGone.accept(removed.value());
    }
}
