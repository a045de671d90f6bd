package org.threadkeep.catalog.index;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.catalog.storage.Place;

/** A turn of a pack that is being indexed. */
record PackTurn(String stream, SnapshotEntry snapshot, TurnEntry entry) {
    PackTurn {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(entry, "entry");
    }

    /** All turns of a pack, in the order of their offsets. */
    static List<PackTurn> allOf(PackManifest manifest) {
        String stream = manifest.stream().text();
        return manifest.snapshots().stream()
                .flatMap(snapshot -> snapshot.turns().stream().map(entry -> new PackTurn(stream, snapshot, entry)))
                .sorted(Comparator.comparingLong(turn -> turn.entry().offset()))
                .toList();
    }

    Place place() {
        return new Place(stream, entry.offset());
    }

    /** The context by which its parent can be found; empty when the source named the parents, or there are none. */
    Optional<String> openContext() {
        return entry.parents().isEmpty() ? entry.contextBefore() : Optional.empty();
    }

    /** The contexts that it leaves: where those who continue it will look for it. */
    Set<ContextScope.InTenant> contextsAfter() {
        return entry.contextAfter().stream()
                .map(key -> new ContextScope.InTenant(snapshot.tenant(), key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
