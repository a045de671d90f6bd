package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lists the sources that number their turns. */
public final class SelectSources {
    private final Query query;

    SelectSources(Connection connection) {
        query = connection.prepare(
                """
                SELECT DISTINCT tenant, source, token(tenant, source) AS position FROM threadkeep_catalog.sequence_extent
                WHERE token(tenant, source) > :after
                LIMIT :most
                """);
    }

    /** The next ones after a token; {@link Long#MIN_VALUE} to begin. */
    public CompletableFuture<List<ListedSource>> execute(long afterToken, int limit) {
        return query.rows(
                query.bind().bigint("after", afterToken).integer("most", limit),
                limit,
                row -> new ListedSource(
                        new SourceName(row.getString("tenant"), row.getString("source")), row.getLong("position")));
    }
}
