package org.threadkeep.catalog.storage;

import java.util.concurrent.CompletableFuture;

/** Notes which numbers of a source a stream has, from where to where. The later pack's row wins, whoever writes it. */
public final class InsertSequenceExtent {
    private final Query query;

    InsertSequenceExtent(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.sequence_extent (tenant, source, stream, first, last)
                VALUES (:tenant, :source, :stream, :first, :last)
                USING TIMESTAMP :written_at
                """);
    }

    /** Writes the row, as of the pack before {@code nextSeq}. */
    public CompletableFuture<Void> execute(SourceName name, String stream, SequenceExtent extent, long nextSeq) {
        return query.write(query.bind()
                .text("tenant", name.tenant())
                .text("source", name.source())
                .text("stream", stream)
                .bigint("first", extent.first())
                .bigint("last", extent.last())
                .bigint("written_at", nextSeq));
    }
}
