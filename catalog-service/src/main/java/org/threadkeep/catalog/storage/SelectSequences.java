package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** Reads which numbers of a block there are: bit 0 is the block's first. */
public final class SelectSequences {
    private static final int MAX_STREAMS = 4096;

    private final Query ofStream;
    private final Query ofAll;

    SelectSequences(Connection connection) {
        ofStream = connection.prepare(
                """
                SELECT seen FROM threadkeep_catalog.sequence_seen
                WHERE tenant = :tenant AND source = :source AND block = :block AND stream = :stream
                """);
        ofAll = connection.prepare(
                """
                SELECT seen FROM threadkeep_catalog.sequence_seen
                WHERE tenant = :tenant AND source = :source AND block = :block
                LIMIT :most
                """);
    }

    /** In one stream. */
    public CompletableFuture<BitSet> execute(SequenceBlock block, String stream) {
        return ofStream.one(named(ofStream, block).text("stream", stream), SelectSequences::seen)
                .thenApply(found -> found.orElseGet(BitSet::new));
    }

    /** In all streams together. */
    public CompletableFuture<BitSet> execute(SequenceBlock block) {
        return ofAll.rows(named(ofAll, block).integer("most", MAX_STREAMS), MAX_STREAMS, SelectSequences::seen)
                .thenApply(rows -> {
                    BitSet all = new BitSet(SequenceBlock.SIZE);
                    rows.forEach(all::or);
                    return all;
                });
    }

    private static Binding named(Query query, SequenceBlock block) {
        return query.bind()
                .text("tenant", block.name().tenant())
                .text("source", block.name().source())
                .bigint("block", block.block());
    }

    private static BitSet seen(Row row) {
        return BitSet.valueOf(row.getByteBuffer("seen"));
    }
}
