package org.threadkeep.archive.keys;

import com.google.crypto.tink.subtle.Random;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.Concurrently;

/**
 * The data keys of subjects, unwrapped and cached. Thread-safe; blocks.
 *
 * <p>All methods throw {@link ArchiveUnavailableException} or {@link KeyUnavailableException} when a key can't be had now; both
 * may be retried, and neither means that a key was destroyed.
 */
public final class SubjectKeys {
    private static final int IN_FLIGHT = 64;

    private record Name(KeyOwner owner, int mark) {}

    private final KeyManagement keyManagement;
    private final WrappedKeyStore store;
    private final BoundedCache<KeyOwner, CurrentKey> current;
    private final BoundedCache<Name, SubjectKey> known;

    /** Keys of this store, opened by this key management. */
    public SubjectKeys(KeyManagement keyManagement, WrappedKeyStore store, CacheBounds bounds, InstantSource clock) {
        this.keyManagement = keyManagement;
        this.store = store;
        this.current = new BoundedCache<>(bounds, clock);
        this.known = new BoundedCache<>(bounds, clock);
    }

    /** The key to encrypt with; made if the owner has none. However many ask at once, all get the same. */
    public SubjectKey getOrCreate(KeyOwner owner) {
        return getOrCreate(List.of(owner)).get(owner).key();
    }

    /** The keys of many owners at once: what is missing is read, and made, concurrently. */
    public Map<KeyOwner, CurrentKey> getOrCreate(Collection<KeyOwner> owners) {
        Map<KeyOwner, CurrentKey> keys = new HashMap<>();
        List<KeyOwner> missing = new ArrayList<>();
        for (KeyOwner owner : new HashSet<>(owners)) {
            current.find(owner).ifPresentOrElse(key -> keys.put(owner, key), () -> missing.add(owner));
        }
        if (!missing.isEmpty()) {
            readOrMake(missing).forEach((owner, key) -> {
                current.put(owner, key);
                keys.put(owner, key);
            });
        }
        return keys;
    }

    /** Forgets what it has in memory of an owner who was erased. */
    public void forget(KeyOwner owner) {
        current.removeIf(owner::equals);
        known.removeIf(name -> name.owner().equals(owner));
    }

    /** The owner's key whose mark a frame has; empty when it was destroyed. */
    public Optional<SubjectKey> find(KeyOwner owner, int mark) {
        Optional<SubjectKey> cached = known.find(new Name(owner, mark));
        if (cached.isPresent()) {
            return cached;
        }
        return Concurrently.await(store.find(owner)).keys().stream()
                .filter(stored -> stored.mark() == mark)
                .findFirst()
                .map(this::unwrap);
    }

    /**
     * Unwraps a stored key and forgets it, whatever was unwrapped before.
     *
     * @throws KeyUnavailableException when that can't be done, also because the key isn't what was stored for its owner
     */
    public void check(WrappedKey stored) {
        byte[] material = keyManagement.unwrap(stored.kekId(), stored.wrapped(), stored.context());
        if (material.length != SubjectKey.BYTES) {
            throw new KeyUnavailableException("a data key has " + material.length + " bytes, not " + SubjectKey.BYTES);
        }
    }

    private Map<KeyOwner, CurrentKey> readOrMake(List<KeyOwner> owners) {
        List<StoredKeys> found = Concurrently.await(Concurrently.map(owners, IN_FLIGHT, store::find));
        Map<KeyOwner, StoredKeys> stored = new HashMap<>();
        List<WrappedKey> made = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            stored.put(owners.get(i), found.get(i));
            if (found.get(i).keys().isEmpty()) {
                made.add(make(owners.get(i)));
            }
        }
        Map<KeyOwner, WrappedKey> latest = new HashMap<>();
        stored.forEach((owner, ofOwner) -> ofOwner.keys().forEach(key -> latest.put(owner, key)));
        Concurrently.await(Concurrently.map(made, IN_FLIGHT, store::putIfAbsent))
                .forEach(key -> latest.put(key.owner(), key));
        Map<KeyOwner, CurrentKey> keys = new HashMap<>();
        latest.forEach((owner, key) ->
                keys.put(owner, new CurrentKey(unwrap(key), stored.get(owner).erasedAt())));
        return keys;
    }

    private WrappedKey make(KeyOwner owner) {
        UUID id = SubjectKey.newId();
        String kekId = keyManagement.kekId();
        byte[] material = Random.randBytes(SubjectKey.BYTES);
        byte[] wrapped = keyManagement.wrap(material, WrappedKey.context(owner, WrappedKey.FIRST_EPOCH, id));
        return new WrappedKey(owner, WrappedKey.FIRST_EPOCH, id, kekId, wrapped);
    }

    private SubjectKey unwrap(WrappedKey stored) {
        Name name = new Name(stored.owner(), stored.mark());
        Optional<SubjectKey> cached = known.find(name);
        if (cached.isPresent()) {
            return cached.get();
        }
        SubjectKey key =
                SubjectKey.of(stored.id(), keyManagement.unwrap(stored.kekId(), stored.wrapped(), stored.context()));
        known.put(name, key);
        return key;
    }
}
