package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads a registered model version. */
public final class SelectModel {
    private final Query query;

    SelectModel(Connection connection) {
        query = connection.prepare(
                """
                SELECT model_version, revision, document FROM threadkeep_registry.model
                WHERE model_version = :model_version
                """);
    }

    /** As lookups read it. */
    public CompletableFuture<Optional<ModelRow>> execute(String modelVersion) {
        return query.one(bind(modelVersion), SelectModel::read);
    }

    /** As whoever wants to change it must: also what an unfinished transaction is about to write. */
    public CompletableFuture<Optional<ModelRow>> executeSerial(String modelVersion) {
        return query.one(bind(modelVersion).consistency(DefaultConsistencyLevel.LOCAL_SERIAL), SelectModel::read);
    }

    private Binding bind(String modelVersion) {
        return query.bind().text("model_version", modelVersion);
    }

    private static ModelRow read(Row row) {
        return new ModelRow(row.getString("model_version"), row.getLong("revision"), row.getString("document"));
    }
}
