package org.threadkeep.freezer.testing;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.StoredKeys;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.keys.WrappedKey;
import org.threadkeep.archive.keys.WrappedKeyStore;
import org.threadkeep.archive.pack.PackEncoder;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.commit.PackArchive;

/** An archive in memory that keeps the rules of the real one, and fails when told to. */
public final class MemoryArchive implements PackArchive {
    /** What the next call of a step does instead of what it should. */
    public enum Fault {
        /** Nothing is done, and that is known. */
        UNAVAILABLE,
        /** It is done, and nobody knows. */
        DONE_BUT_UNKNOWN,
        /** It is not done, and nobody knows. */
        NOT_DONE_AND_UNKNOWN
    }

    private final PackEncoder encoder = new PackEncoder(new SubjectKeys(
            LocalFileKeyManagement.of(new byte[32]), new Keys(), CacheBounds.defaults(), InstantSource.system()));
    private final TreeMap<Long, FreezeLogEntry> log = new TreeMap<>();
    private final Set<PackId> written = new HashSet<>();
    private final Map<PackId, PackContent> contents = new ConcurrentHashMap<>();
    private final AtomicReference<Held> nextKeys = new AtomicReference<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();

    /**
     * A call that waits.
     *
     * @param begun completes when it waits
     * @param released to be completed when it may go on
     */
    public record Held(CompletableFuture<Void> begun, CompletableFuture<Void> released) {}

    /** Makes the next preparation of keys wait. */
    public Held holdNextKeys() {
        Held held = new Held(new CompletableFuture<>(), new CompletableFuture<>());
        nextKeys.set(held);
        return held;
    }

    /** Makes the next call of a step fail. */
    public void failNext(String step, Fault fault) {
        faults.computeIfAbsent(step, s -> new ArrayDeque<>()).add(fault);
    }

    /** The log, from the first entry on. */
    public synchronized List<FreezeLogEntry> log() {
        return List.copyOf(log.values());
    }

    /** The turn ids of all committed packs, in order. */
    public synchronized List<String> frozenTurnIds() {
        List<String> ids = new ArrayList<>();
        log.values().forEach(entry -> contents.get(entry.pack())
                .turns()
                .forEach(turn -> ids.add(turn.entry().turnId())));
        return ids;
    }

    /** Puts an entry in the log without asking. */
    public synchronized void put(FreezeLogEntry entry) {
        log.put(entry.seq(), entry);
    }

    @Override
    public void prepareKeys(PackContent content) {
        fault("keys");
        Held held = nextKeys.getAndSet(null);
        if (held != null) {
            held.begun().complete(null);
            held.released().join();
        }
        encoder.prepareKeys(content);
    }

    @Override
    public SealedPack seal(PackContent content, RecentFrames.OfStream earlier) {
        fault("seal");
        SealedPack pack = encoder.encode(content, earlier);
        contents.put(pack.manifest().pack(), content);
        return pack;
    }

    @Override
    public synchronized void write(SealedPack pack) {
        fault("write");
        written.add(pack.manifest().pack());
    }

    @Override
    public synchronized AppendOutcome append(FreezeLogEntry entry) {
        if (!written.contains(entry.pack())) {
            throw new AssertionError("appended before it was written");
        }
        Optional<Fault> fault = fault("append");
        if (fault.equals(Optional.of(Fault.NOT_DONE_AND_UNKNOWN))) {
            return new AppendOutcome.Unknown(new IllegalStateException("timeout"));
        }
        FreezeLogEntry standing = log.putIfAbsent(entry.seq(), entry);
        if (fault.isPresent()) {
            return new AppendOutcome.Unknown(new IllegalStateException("timeout"));
        }
        return standing == null || standing.equals(entry)
                ? new AppendOutcome.Applied()
                : new AppendOutcome.Conflict(standing);
    }

    @Override
    public synchronized Optional<FreezeLogEntry> find(StreamId stream, long seq) {
        fault("find");
        return Optional.ofNullable(log.get(seq)).filter(entry -> entry.stream().equals(stream));
    }

    @Override
    public synchronized Optional<FreezeLogEntry> head(StreamId stream) {
        fault("head");
        return log.values().stream()
                .filter(entry -> entry.stream().equals(stream))
                .reduce((first, second) -> second);
    }

    @Override
    public synchronized Iterable<FreezeLogEntry> entries(StreamId stream, long fromSeq) {
        return List.copyOf(log.tailMap(fromSeq).values());
    }

    private Optional<Fault> fault(String step) {
        Fault fault = faults.getOrDefault(step, new ArrayDeque<>()).poll();
        if (fault == Fault.UNAVAILABLE) {
            throw new ArchiveUnavailableException(step, null);
        }
        return Optional.ofNullable(fault);
    }

    private static final class Keys implements WrappedKeyStore {
        private final Map<KeyOwner, WrappedKey> keys = new ConcurrentHashMap<>();

        @Override
        public CompletionStage<StoredKeys> find(KeyOwner owner) {
            List<WrappedKey> ofOwner =
                    Optional.ofNullable(keys.get(owner)).stream().toList();
            return CompletableFuture.completedFuture(new StoredKeys(ofOwner, Optional.empty()));
        }

        @Override
        public CompletionStage<WrappedKey> putIfAbsent(WrappedKey key) {
            keys.putIfAbsent(key.owner(), key);
            return CompletableFuture.completedFuture(keys.get(key.owner()));
        }
    }
}
