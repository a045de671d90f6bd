package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads where a model version has threads, within one era. */
public final class SelectModelExtents {
    private static final int LIMIT = 1 << 14;

    private final Query query;

    SelectModelExtents(Connection connection) {
        query = connection.prepare(
                """
                SELECT bucket FROM threadkeep_catalog.model_extent
                WHERE model_version = :model_version AND stream = :stream AND era = :era AND bucket >= :bucket
                LIMIT :most
                """);
    }

    /** All extents of an era from a bucket on, which are at most {@value #LIMIT}. */
    public CompletableFuture<List<ModelExtent>> execute(String modelVersion, ModelEra era, long bucket) {
        return query.rows(
                query.bind()
                        .text("model_version", modelVersion)
                        .text("stream", era.stream())
                        .bigint("era", era.era())
                        .bigint("bucket", bucket)
                        .integer("most", LIMIT),
                LIMIT,
                row -> new ModelExtent(era.stream(), row.getLong("bucket")));
    }
}
