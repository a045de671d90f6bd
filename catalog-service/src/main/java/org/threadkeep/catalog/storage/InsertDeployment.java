package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Keeps a serving descriptor under its digest. */
public final class InsertDeployment {
    private final Query query;

    InsertDeployment(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_registry.deployment (digest, descriptor)
                VALUES (:digest, :descriptor)
                """);
    }

    /** Writes the row: whoever writes it writes the same. */
    public CompletableFuture<Void> execute(String digest, String descriptor) {
        return query.write(query.bind().text("digest", digest).text("descriptor", descriptor));
    }
}
