package org.threadkeep.archive.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Wrapped keys in memory, with the promises of the table. */
public final class KeysInMemory implements WrappedKeyStore {
    private final Map<KeyOwner, List<WrappedKey>> keys = new ConcurrentHashMap<>();
    private final Map<KeyOwner, Instant> erasedAt = new ConcurrentHashMap<>();
    private int finds;

    @Override
    public synchronized CompletionStage<StoredKeys> find(KeyOwner owner) {
        finds++;
        return CompletableFuture.completedFuture(
                new StoredKeys(keys.getOrDefault(owner, List.of()), Optional.ofNullable(erasedAt.get(owner))));
    }

    @Override
    public synchronized CompletionStage<WrappedKey> putIfAbsent(WrappedKey key) {
        List<WrappedKey> ofOwner = keys.computeIfAbsent(key.owner(), owner -> new ArrayList<>());
        for (WrappedKey there : ofOwner) {
            if (there.epoch() == key.epoch()) {
                return CompletableFuture.completedFuture(there);
            }
        }
        ofOwner.add(key);
        return CompletableFuture.completedFuture(key);
    }

    /** What an erasure does. */
    public void destroy(KeyOwner owner) {
        keys.remove(owner);
    }

    /** What an erasure does. */
    public void erase(KeyOwner owner, Instant at) {
        destroy(owner);
        erasedAt.put(owner, at);
    }

    /** How often keys were asked for. */
    int finds() {
        return finds;
    }
}
