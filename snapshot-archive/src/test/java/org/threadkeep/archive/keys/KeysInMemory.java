package org.threadkeep.archive.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Wrapped keys in memory, with the promises of the table. */
public final class KeysInMemory implements WrappedKeyStore {
    private final Map<KeyOwner, List<WrappedKey>> keys = new ConcurrentHashMap<>();
    private int finds;

    @Override
    public synchronized CompletionStage<List<WrappedKey>> find(KeyOwner owner) {
        finds++;
        return CompletableFuture.completedFuture(List.copyOf(keys.getOrDefault(owner, List.of())));
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

    /** How often keys were asked for. */
    int finds() {
        return finds;
    }
}
