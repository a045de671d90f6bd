package org.threadkeep.catalog.lookup;

import java.util.HashMap;
import java.util.Map;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.Progress;

/** Up to where streams are shown in one answer: whole packs only. Rows beyond are of a pack that is being indexed. */
final class Horizon {
    private final CatalogTables tables;
    private final Map<String, Long> nextOffsets = new HashMap<>();

    Horizon(CatalogTables tables) {
        this.tables = tables;
    }

    boolean shows(Place place) {
        return place.offset() < nextOffset(place.stream());
    }

    /** The first offset of a stream that is not shown. */
    long nextOffset(String stream) {
        return nextOffsets.computeIfAbsent(
                stream, name -> Await.value(tables.selectProgress().execute(name))
                        .map(Progress::nextOffset)
                        .orElse(0L));
    }
}
