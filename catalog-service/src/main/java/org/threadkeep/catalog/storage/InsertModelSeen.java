package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a model version ran a turn. */
public final class InsertModelSeen {
    private final Query query;

    InsertModelSeen(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.model_seen (model_version)
                VALUES (:model_version)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String modelVersion) {
        return query.write(query.bind().text("model_version", modelVersion));
    }
}
