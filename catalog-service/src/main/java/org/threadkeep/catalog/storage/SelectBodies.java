package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the bodies of a turn id, in the order of their places. */
public final class SelectBodies {
    private static final int LIMIT = 1024;

    private final Query all;
    private final Query before;

    SelectBodies(Connection connection) {
        all = connection.prepare(
                """
                SELECT stream, offset, body_digest, thread_id FROM threadkeep_catalog.turn_by_id
                WHERE turn_id = :turn_id
                LIMIT :most
                """);
        before = connection.prepare(
                """
                SELECT stream, offset, body_digest, thread_id FROM threadkeep_catalog.turn_by_id
                WHERE turn_id = :turn_id AND stream = :stream AND offset < :offset
                LIMIT :most
                """);
    }

    /** The first {@value #LIMIT}. */
    public CompletableFuture<List<Body>> execute(String turnId) {
        return all.rows(all.bind().text("turn_id", turnId).integer("most", LIMIT), LIMIT, SelectBodies::read);
    }

    /** Those of one stream before a place. */
    public CompletableFuture<List<Body>> execute(String turnId, Place place) {
        return before.rows(
                before.bind()
                        .text("turn_id", turnId)
                        .text("stream", place.stream())
                        .bigint("offset", place.offset())
                        .integer("most", LIMIT),
                LIMIT,
                SelectBodies::read);
    }

    private static Body read(Row row) {
        Place place = new Place(row.getString("stream"), row.getLong("offset"));
        return new Body(place, row.getString("body_digest"), row.getString("thread_id"));
    }
}
