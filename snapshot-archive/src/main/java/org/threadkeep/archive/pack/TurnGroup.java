package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.frame.Plain;
import org.threadkeep.archive.keys.CurrentKey;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKey;

/** The turns of one frame: same model version, tenant, subject and thread. A turn whose thread isn't known is alone. */
final class TurnGroup {
    /** Where a thread's next frame begins, so that to read one turn never takes much more than the turn itself. */
    static final long TARGET_PLAIN_BYTES = 32 << 20;

    private record Key(String modelVersion, KeyOwner owner, String threadId, boolean erased) {}

    private final List<FreezableTurn> turns = new ArrayList<>();
    private final KeyOwner owner;
    private final SubjectKey key;
    private final boolean erased;
    private long plainBytes;

    private TurnGroup(KeyOwner owner, SubjectKey key, boolean erased) {
        this.owner = owner;
        this.key = key;
        this.erased = erased;
    }

    /**
     * Groups in the order of their first turns; turns keep their order.
     *
     * @param keys of all owners
     */
    static List<TurnGroup> allOf(List<FreezableTurn> turns, Map<KeyOwner, CurrentKey> keys) {
        List<TurnGroup> all = new ArrayList<>();
        Map<Key, TurnGroup> growing = new HashMap<>();
        for (FreezableTurn turn : turns) {
            KeyOwner owner = ownerOf(turn);
            CurrentKey current = keys.get(owner);
            boolean erased = isErased(turn, current);
            Optional<Key> key = turn.threadId().map(thread -> new Key(turn.modelVersion(), owner, thread, erased));
            TurnGroup group = key.map(growing::get).orElse(null);
            long length = FrameWriter.plainLength(turn.content());
            if (group == null || group.plainBytes + length > TARGET_PLAIN_BYTES) {
                group = new TurnGroup(owner, current.key(), erased);
                all.add(group);
            }
            group.add(turn, length);
            TurnGroup latest = group;
            key.ifPresent(k -> growing.put(k, latest));
        }
        return all;
    }

    /** Of hardly any owner was anything ever erased, and only then does it matter when something was said. */
    private static boolean isErased(FreezableTurn turn, CurrentKey key) {
        return key.erasedAt().isPresent() && key.isErased(turn.entry().saidAt());
    }

    static KeyOwner ownerOf(FreezableTurn turn) {
        return new KeyOwner(turn.tenant(), turn.subject());
    }

    private void add(FreezableTurn turn, long length) {
        turns.add(turn);
        plainBytes += length;
    }

    /** Whether all of it was said before its subject was erased. */
    boolean isErased() {
        return erased;
    }

    String modelVersion() {
        return turns.get(0).modelVersion();
    }

    KeyOwner owner() {
        return owner;
    }

    /** Encrypts its frame. */
    SubjectKey key() {
        return key;
    }

    /** What finds an earlier frame of its thread: the thread where that is known, else what its turn continues. */
    Optional<FrameName> nameBefore() {
        FreezableTurn first = turns.get(0);
        return first.threadId()
                .<FrameName>map(thread -> new FrameName.OfThread(owner, thread))
                .or(() -> first.entry().contextBefore().map(context -> new FrameName.OfContext(owner, context)));
    }

    /** By what later turns find its frame. */
    List<FrameName> namesAfter() {
        FreezableTurn last = turns.get(turns.size() - 1);
        List<FrameName> names = new ArrayList<>();
        last.entry().contextAfter().forEach(context -> names.add(new FrameName.OfContext(owner, context)));
        last.threadId().ifPresent(thread -> names.add(new FrameName.OfThread(owner, thread)));
        return names;
    }

    Plain plain() {
        return FrameWriter.plain(turns.stream().map(FreezableTurn::content).toList(), plainBytes);
    }

    SnapshotEntry entry(String snapshotId, long frameOffset, int frameLength) {
        FreezableTurn first = turns.get(0);
        Optional<String> continues =
                first.threadId().isPresent() ? Optional.empty() : first.entry().contextBefore();
        List<TurnEntry> entries = new ArrayList<>();
        for (FreezableTurn turn : turns) {
            entries.add(turn.entry().withIndex(entries.size()));
        }
        return new SnapshotEntry(
                snapshotId,
                first.modelVersion(),
                first.tenant(),
                first.subject(),
                first.threadId(),
                continues,
                frameOffset,
                frameLength,
                entries);
    }
}
