package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Writes a registered model version anew, unless somebody else did meanwhile. */
public final class UpdateModel {
    private final Query query;

    UpdateModel(Connection connection) {
        query = connection.prepareConditional(
                """
                UPDATE threadkeep_registry.model SET revision = :revision, document = :document
                WHERE model_version = :model_version
                IF revision = :expected
                """);
    }

    /** True when the row of the revision before was replaced; an error leaves that open, and the row has to be read to know. */
    public CompletableFuture<Boolean> execute(ModelRow row) {
        return query.applied(query.bind()
                .text("model_version", row.modelVersion())
                .bigint("revision", row.revision())
                .text("document", row.document())
                .bigint("expected", row.revision() - 1));
    }
}
