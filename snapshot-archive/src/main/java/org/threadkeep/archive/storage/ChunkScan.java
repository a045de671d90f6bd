package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.UUID;
import org.threadkeep.archive.verify.Findings;

/** Looks at every partition of chunks: does a manifest name it? Those of packs that nothing committed are let be. */
final class ChunkScan {
    private final ArchiveSession session;
    private final SelectChunkPartitions selectChunkPartitions;
    private final SelectChunkNumbers selectChunkNumbers;

    ChunkScan(ArchiveSession session) {
        this.session = session;
        this.selectChunkPartitions = new SelectChunkPartitions(session);
        this.selectChunkNumbers = new SelectChunkNumbers(session);
    }

    void check(TokenRange range, PackPlaces places, Findings findings) {
        Iterator<Row> rows = selectChunkPartitions.execute(range);
        while (rows.hasNext()) {
            Row row = rows.next();
            look(row.getString("model_version"), row.getUuid("pack_id"), row.getInt("part"), places, findings);
        }
    }

    private void look(String modelVersion, UUID pack, int part, PackPlaces places, Findings findings) {
        PackPlace place = places.of(pack);
        if (place instanceof PackPlace.Committed committed) {
            if (part < 0 || part >= committed.laneParts().getOrDefault(modelVersion, 0)) {
                fault(modelVersion, pack, part, "no row: the pack's manifest names none", findings);
            }
        } else if (place instanceof PackPlace.Nowhere) {
            fault(modelVersion, pack, part, "a manifest of the pack, which is written first", findings);
        }
    }

    /** Unless it was swept meanwhile. */
    private void fault(String modelVersion, UUID pack, int part, String expected, Findings findings) {
        Iterator<Row> rows = selectChunkNumbers.execute(modelVersion, pack, part);
        while (rows.hasNext()) {
            int number = rows.next().getInt("chunk_no");
            findings.fault(
                    RowName.storedChunk(session.keyspaces(), modelVersion, pack, part, number), expected, "a chunk");
        }
    }
}
