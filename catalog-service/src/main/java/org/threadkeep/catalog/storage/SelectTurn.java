package org.threadkeep.catalog.storage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads one turn of a thread. */
public final class SelectTurn {
    private final Query query;

    SelectTurn(Connection connection) {
        query = connection.prepare(
                """
                SELECT %s FROM threadkeep_catalog.turn_by_thread
                WHERE thread_id = :thread_id AND stream = :stream AND bucket = :bucket AND offset = :offset
                """
                        .formatted(TurnRowReader.COLUMNS));
    }

    /** The turn at a place, if the thread has one there. */
    public CompletableFuture<Optional<TurnRow>> execute(String threadId, Place place) {
        return query.one(
                query.bind()
                        .text("thread_id", threadId)
                        .text("stream", place.stream())
                        .bigint("bucket", place.threadBucket())
                        .bigint("offset", place.offset()),
                TurnRowReader::read);
    }
}
