package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Registers a model version, unless it is. */
public final class InsertModel {
    private final Query query;

    InsertModel(Connection connection) {
        query = connection.prepareConditional(
                """
                INSERT INTO threadkeep_registry.model (model_version, revision, document)
                VALUES (:model_version, :revision, :document)
                IF NOT EXISTS
                """);
    }

    /** True when it was written; an error leaves that open, and the row has to be read to know. */
    public CompletableFuture<Boolean> execute(ModelRow row) {
        return query.applied(query.bind()
                .text("model_version", row.modelVersion())
                .bigint("revision", row.revision())
                .text("document", row.document()));
    }
}
