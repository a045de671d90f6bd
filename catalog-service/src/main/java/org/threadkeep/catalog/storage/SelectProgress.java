package org.threadkeep.catalog.storage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads how far a stream is indexed. */
public final class SelectProgress {
    private final Query query;

    SelectProgress(Connection connection) {
        query = connection.prepare(
                """
                SELECT next_seq, next_offset, digest FROM threadkeep_catalog.progress
                WHERE stream = :stream
                """);
    }

    /** Empty when nothing of it is. */
    public CompletableFuture<Optional<Progress>> execute(String stream) {
        return query.one(
                query.bind().text("stream", stream),
                row -> new Progress(row.getLong("next_seq"), row.getLong("next_offset"), row.getString("digest")));
    }
}
