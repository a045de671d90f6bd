package org.threadkeep.catalog.storage;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** Notes which numbers of a block a stream has. The later pack's row wins, whoever writes it. */
public final class InsertSequences {
    private final Query query;

    InsertSequences(Connection connection) {
        query = connection.prepare(
                """
                INSERT INTO threadkeep_catalog.sequence_seen (tenant, source, block, stream, seen)
                VALUES (:tenant, :source, :block, :stream, :seen)
                USING TIMESTAMP :written_at
                """);
    }

    /** Writes the row, as of the pack before {@code nextSeq}. */
    public CompletableFuture<Void> execute(SequenceBlock block, String stream, BitSet seen, long nextSeq) {
        return query.write(query.bind()
                .text("tenant", block.name().tenant())
                .text("source", block.name().source())
                .bigint("block", block.block())
                .text("stream", stream)
                .blob("seen", ByteBuffer.wrap(seen.toByteArray()))
                .bigint("written_at", nextSeq));
    }
}
