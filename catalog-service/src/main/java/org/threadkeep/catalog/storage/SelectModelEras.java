package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads in which eras a model version has threads, in order. */
public final class SelectModelEras {
    private static final int LIMIT = 1 << 14;

    private final Query query;

    SelectModelEras(Connection connection) {
        query = connection.prepare(
                """
                SELECT stream, era FROM threadkeep_catalog.model_era
                WHERE model_version = :model_version AND (stream, era) >= (:stream, :era)
                LIMIT :most
                """);
    }

    /** The eras from one on. */
    public CompletableFuture<List<ModelEra>> execute(String modelVersion, ModelEra from) {
        return query.rows(
                query.bind()
                        .text("model_version", modelVersion)
                        .text("stream", from.stream())
                        .bigint("era", from.era())
                        .integer("most", LIMIT),
                LIMIT,
                row -> new ModelEra(row.getString("stream"), row.getLong("era")));
    }
}
