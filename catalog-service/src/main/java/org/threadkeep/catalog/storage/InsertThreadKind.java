package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes that a thread has turns of a kind. */
public final class InsertThreadKind {
    private final Query query;

    InsertThreadKind(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.thread_kind (
                    thread_id, stream, model_version, deployment, facts, subject, first_offset)
                VALUES (:thread_id, :stream, :model_version, :deployment, :facts, :subject, :first_offset)
                """);
    }

    /** Writes the row. */
    public CompletableFuture<Void> execute(String threadId, ThreadKind kind) {
        return query.write(query.bind()
                .text("thread_id", threadId)
                .text("stream", kind.stream())
                .text("model_version", kind.modelVersion())
                .text("deployment", kind.deployment().orElse(""))
                .text("facts", String.join(" ", kind.facts()))
                .text("subject", kind.subject().orElse(""))
                .bigint("first_offset", kind.firstOffset()));
    }
}
