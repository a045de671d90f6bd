package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lists the model versions that ran a turn. */
public final class SelectModelsSeen {
    private final Query after;
    private final Query one;

    SelectModelsSeen(Connection connection) {
        after = connection.prepare(
                """
                SELECT model_version, token(model_version) AS position FROM threadkeep_catalog.model_seen
                WHERE token(model_version) > :after
                LIMIT :most
                """);
        one = connection.prepare(
                """
                SELECT model_version FROM threadkeep_catalog.model_seen
                WHERE model_version = :model_version
                """);
    }

    /** The next ones after a token; {@link Long#MIN_VALUE} to begin. */
    public CompletableFuture<List<ListedModel>> execute(long afterToken, int limit) {
        return after.rows(
                after.bind().bigint("after", afterToken).integer("most", limit),
                limit,
                row -> new ListedModel(row.getString("model_version"), row.getLong("position")));
    }

    /** The version, if it ran a turn. */
    public CompletableFuture<Optional<String>> execute(String modelVersion) {
        return one.one(one.bind().text("model_version", modelVersion), row -> row.getString("model_version"));
    }
}
