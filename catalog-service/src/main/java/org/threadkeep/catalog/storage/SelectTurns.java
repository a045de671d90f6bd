package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the turns of a thread in one extent, in order. */
public final class SelectTurns {
    private final Query query;

    SelectTurns(Connection connection) {
        query = connection.prepare(
                """
                SELECT %s FROM threadkeep_catalog.turn_by_thread
                WHERE thread_id = :thread_id AND stream = :stream AND bucket = :bucket
                  AND offset >= :first_offset AND offset < :next_offset
                LIMIT :most
                """
                        .formatted(TurnRowReader.COLUMNS));
    }

    /**
     * The first turns in a range of offsets.
     *
     * @param firstOffset the lowest that may be given
     * @param nextOffset the lowest that may not
     */
    public CompletableFuture<List<TurnRow>> execute(
            String threadId, ThreadExtent extent, long firstOffset, long nextOffset, int limit) {
        return query.rows(
                query.bind()
                        .text("thread_id", threadId)
                        .text("stream", extent.stream())
                        .bigint("bucket", extent.bucket())
                        .bigint("first_offset", firstOffset)
                        .bigint("next_offset", nextOffset)
                        .integer("most", limit),
                limit,
                TurnRowReader::read);
    }
}
