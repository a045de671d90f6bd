package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a model version has threads in an era. */
public final class InsertModelEra {
    private final Query query;

    InsertModelEra(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.model_era (model_version, stream, era)
                VALUES (:model_version, :stream, :era)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String modelVersion, ModelEra era) {
        return query.write(query.bind()
                .text("model_version", modelVersion)
                .text("stream", era.stream())
                .bigint("era", era.era()));
    }
}
