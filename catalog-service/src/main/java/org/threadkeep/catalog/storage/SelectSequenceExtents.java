package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads which numbers of a source there are, from where to where. */
public final class SelectSequenceExtents {
    private static final int MAX_STREAMS = 4096;

    private final Query ofStream;
    private final Query ofAll;

    SelectSequenceExtents(Connection connection) {
        ofStream = connection.prepare(
                """
                SELECT first, last FROM threadkeep_catalog.sequence_extent
                WHERE tenant = :tenant AND source = :source AND stream = :stream
                """);
        ofAll = connection.prepare(
                """
                SELECT first, last FROM threadkeep_catalog.sequence_extent
                WHERE tenant = :tenant AND source = :source
                LIMIT :most
                """);
    }

    /** In one stream; empty when it has none. */
    public CompletableFuture<Optional<SequenceExtent>> execute(SourceName name, String stream) {
        return ofStream.one(named(ofStream, name).text("stream", stream), SelectSequenceExtents::extent);
    }

    /** In each stream that has any. */
    public CompletableFuture<List<SequenceExtent>> execute(SourceName name) {
        return ofAll.rows(named(ofAll, name).integer("most", MAX_STREAMS), MAX_STREAMS, SelectSequenceExtents::extent);
    }

    private static Binding named(Query query, SourceName name) {
        return query.bind().text("tenant", name.tenant()).text("source", name.source());
    }

    private static SequenceExtent extent(Row row) {
        return new SequenceExtent(row.getLong("first"), row.getLong("last"));
    }
}
