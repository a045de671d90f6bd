package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.TurnRow;

/** Rows as the index writes them. */
final class Rows {
    private Rows() {}

    static TurnRow row(String turnId, String body, String thread, Place place) {
        TurnEntry entry = new TurnEntry(
                turnId,
                body,
                place.offset(),
                0,
                Optional.empty(),
                Optional.of("k"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
        SnapshotRef snapshot = new SnapshotRef("m", "acme", Optional.empty(), PackId.next(), 0, 1, "a".repeat(64));
        return new TurnRow(thread, place.stream(), 0, snapshot, entry, Parents.UNRESOLVED);
    }
}
