package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a model version has threads in a bucket. */
public final class InsertModelExtent {
    private final Query query;

    InsertModelExtent(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.model_extent (model_version, stream, era, bucket)
                VALUES (:model_version, :stream, :era, :bucket)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String modelVersion, ModelExtent extent) {
        return query.write(query.bind()
                .text("model_version", modelVersion)
                .text("stream", extent.stream())
                .bigint("era", extent.era().era())
                .bigint("bucket", extent.bucket()));
    }
}
