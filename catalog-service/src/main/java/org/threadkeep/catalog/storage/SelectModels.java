package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lists the registered model versions. */
public final class SelectModels {
    private final Query query;

    SelectModels(Connection connection) {
        query = connection.prepare(
                """
                SELECT model_version, token(model_version) AS position FROM threadkeep_registry.model
                WHERE token(model_version) > :after
                LIMIT :most
                """);
    }

    /** The next ones after a token; {@link Long#MIN_VALUE} to begin. */
    public CompletableFuture<List<ListedModel>> execute(long afterToken, int limit) {
        return query.rows(
                query.bind().bigint("after", afterToken).integer("most", limit),
                limit,
                row -> new ListedModel(row.getString("model_version"), row.getLong("position")));
    }
}
