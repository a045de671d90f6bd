package org.threadkeep.catalog.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ModelEra;
import org.threadkeep.catalog.storage.ModelExtent;
import org.threadkeep.catalog.storage.ModelThread;

/** Walks over a model version's threads, by stream, bucket and thread id. */
final class ModelScan {
    /** The last thread that was given. */
    record Position(ModelExtent extent, String threadId) {
        static Position after(ModelThread thread) {
            return new Position(ModelExtent.of(thread.first()), thread.threadId());
        }

        static Position of(List<String> parts) {
            return new Position(new ModelExtent(parts.get(0), PageToken.number(parts.get(1))), parts.get(2));
        }

        String[] parts() {
            return new String[] {extent.stream(), Long.toString(extent.bucket()), threadId};
        }
    }

    private static final Position BEGINNING = new Position(new ModelExtent("", 0), "");

    private final CatalogTables tables;
    private final String modelVersion;
    private final Position from;
    private final Horizon horizon;

    ModelScan(CatalogTables tables, String modelVersion, Optional<Position> from) {
        this.tables = tables;
        this.modelVersion = modelVersion;
        this.from = from.orElse(BEGINNING);
        this.horizon = new Horizon(tables);
    }

    /** The first threads after the position; fewer than wanted only when there are no more. */
    List<ModelThread> first(int wanted) {
        List<ModelThread> found = new ArrayList<>();
        for (ModelEra era : eras()) {
            for (ModelExtent extent : extents(era)) {
                read(extent, wanted, found);
                if (found.size() == wanted) {
                    return found;
                }
            }
        }
        return found;
    }

    private List<ModelEra> eras() {
        return Await.value(
                tables.selectModelEras().execute(modelVersion, from.extent().era()));
    }

    private List<ModelExtent> extents(ModelEra era) {
        long bucket = era.equals(from.extent().era()) ? from.extent().bucket() : 0;
        return Await.value(tables.selectModelExtents().execute(modelVersion, era, bucket));
    }

    private void read(ModelExtent extent, int wanted, List<ModelThread> into) {
        String after = extent.equals(from.extent()) ? from.threadId() : "";
        List<ModelThread> rows;
        do {
            rows = Await.value(tables.selectModelThreads().execute(modelVersion, extent, after, wanted));
            rows.stream()
                    .filter(thread -> horizon.shows(thread.first()))
                    .limit(wanted - into.size())
                    .forEach(into::add);
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).threadId();
        } while (rows.size() == wanted && into.size() < wanted);
    }
}
