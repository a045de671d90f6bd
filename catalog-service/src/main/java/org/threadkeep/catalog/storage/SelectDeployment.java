package org.threadkeep.catalog.storage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads a serving descriptor. */
public final class SelectDeployment {
    private final Query query;

    SelectDeployment(Connection connection) {
        query = connection.prepare(
                """
                SELECT descriptor FROM threadkeep_registry.deployment
                WHERE digest = :digest
                """);
    }

    /** The canonical JSON, if it is registered. */
    public CompletableFuture<Optional<String>> execute(String digest) {
        return query.one(query.bind().text("digest", digest), row -> row.getString("descriptor"));
    }
}
