package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.Place;

/** Finds snapshots. */
@ApplicationScoped
public class SnapshotLookup {
    private final Opened<CatalogTables> tables;

    /** Lookups in these tables. */
    public SnapshotLookup(Opened<CatalogTables> tables) {
        this.tables = tables;
    }

    /** Where a snapshot is; empty when it is not known. */
    public Optional<SnapshotAnswer> find(String snapshotId) {
        Horizon horizon = new Horizon(tables.get());
        return Await.value(tables.get().selectSnapshot().execute(snapshotId))
                .filter(row -> horizon.shows(new Place(row.stream(), row.lastOffset())))
                .map(SnapshotAnswer::of);
    }
}
