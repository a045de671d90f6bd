package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.UUID;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackId;

/** Reads the chunks of a manifest that share a partition, in order. */
final class SelectManifestChunks {
    private static final String CQL =
            """
            SELECT chunk_no, bytes FROM %s.pack_manifest
            WHERE pack_id = :pack_id AND part = :part LIMIT :most
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectManifestChunks(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().archive()));
    }

    Iterator<Row> execute(PackId pack, int part) {
        return execute(pack.value(), part, Chunk.PER_PART);
    }

    /** Also of what is no pack's id; as many rows as there are, but not more than {@code most}. */
    Iterator<Row> execute(UUID pack, int part, int most) {
        return session.rows(prepared.boundStatementBuilder()
                .setUuid("pack_id", pack)
                .setInt("part", part)
                .setInt("most", most)
                .setPageSize(SelectChunks.PAGE)
                .build());
    }
}
