package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads the kinds of turns that a thread has. */
public final class SelectThreadKinds {
    private static final int LIMIT = 4096;

    private final Query all;
    private final Query ofStream;

    SelectThreadKinds(Connection connection) {
        all = connection.prepare(
                """
                SELECT stream, model_version, deployment, facts, subject, first_offset FROM threadkeep_catalog.thread_kind
                WHERE thread_id = :thread_id
                LIMIT :most
                """);
        ofStream = connection.prepare(
                """
                SELECT stream, model_version, deployment, facts, subject, first_offset FROM threadkeep_catalog.thread_kind
                WHERE thread_id = :thread_id AND stream = :stream
                LIMIT :most
                """);
    }

    /** The first {@value #LIMIT} over all streams. */
    public CompletableFuture<List<ThreadKind>> execute(String threadId) {
        return all.rows(all.bind().text("thread_id", threadId).integer("most", LIMIT), LIMIT, SelectThreadKinds::read);
    }

    /** Those of one stream. */
    public CompletableFuture<List<ThreadKind>> execute(String threadId, String stream) {
        return ofStream.rows(
                ofStream.bind()
                        .text("thread_id", threadId)
                        .text("stream", stream)
                        .integer("most", LIMIT),
                LIMIT,
                SelectThreadKinds::read);
    }

    private static ThreadKind read(Row row) {
        String facts = row.getString("facts");
        return new ThreadKind(
                row.getString("stream"),
                row.getString("model_version"),
                unlessEmpty(row.getString("deployment")),
                facts.isEmpty() ? List.of() : List.of(facts.split(" ", -1)),
                unlessEmpty(row.getString("subject")),
                row.getLong("first_offset"));
    }

    private static Optional<String> unlessEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
