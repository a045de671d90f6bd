package org.threadkeep.archivetool.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;

/** Where the turns of one thread are. A turn that was sent again may be in the archive twice: the first one counts. */
final class ThreadIndex {
    /** Some snapshots of a pack. */
    record Place(FreezeLogEntry entry, List<SnapshotEntry> snapshots) {}

    private final String thread;
    private final Optional<String> tenant;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Set<String>> bodies = new HashMap<>();
    private final Set<Turn> taken = new HashSet<>();

    private record Turn(String id, String body) {}

    ThreadIndex(String thread, Optional<String> tenant) {
        this.thread = thread;
        this.tenant = tenant;
    }

    void add(FreezeLogEntry entry, PackManifest manifest) {
        List<SnapshotEntry> mine =
                manifest.snapshots().stream().filter(this::isMine).toList();
        if (!mine.isEmpty()) {
            places.add(new Place(entry, mine));
        }
        mine.stream().flatMap(snapshot -> snapshot.turns().stream()).forEach(turn -> bodies.computeIfAbsent(
                        turn.turnId(), id -> new HashSet<>())
                .add(turn.bodyDigest()));
    }

    private boolean isMine(SnapshotEntry snapshot) {
        return snapshot.threadId().filter(thread::equals).isPresent()
                && tenant.map(snapshot.tenant()::equals).orElse(true);
    }

    /** In the order of the logs. */
    List<Place> places() {
        return places;
    }

    /** Whether this is the first time that the turn, with this body, is asked for. */
    boolean take(TurnEntry turn) {
        return taken.add(new Turn(turn.turnId(), turn.bodyDigest()));
    }

    boolean conflicts(TurnEntry turn) {
        return bodies.get(turn.turnId()).size() > 1;
    }
}
