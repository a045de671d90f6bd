package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.verify.Findings;
import org.threadkeep.archive.verify.LaneCheck;

/** Leads the rows of a lane through its check: all rows of its partitions, also those that should not be there. */
final class LaneRows {
    private final ArchiveSession session;
    private final SelectChunks selectChunks;

    LaneRows(ArchiveSession session) {
        this.session = session;
        this.selectChunks = new SelectChunks(session);
    }

    /** The frames that could not be read whole. */
    Set<FrameEntry> check(PackId pack, Lane lane, List<FrameEntry> frames, Findings findings) {
        LaneCheck check = new LaneCheck(
                lane,
                frames,
                number -> RowName.chunk(session.keyspaces(), lane.modelVersion(), pack, number),
                findings);
        for (int part = 0; part < StoredManifest.partsOf(lane.bytes()); part++) {
            Iterator<Row> rows =
                    selectChunks.execute(lane.modelVersion(), pack, part, Integer.MIN_VALUE, Integer.MAX_VALUE);
            while (rows.hasNext()) {
                look(StoredChunk.from(rows.next()), pack, lane, part, check, findings);
            }
        }
        return check.end();
    }

    private void look(StoredChunk chunk, PackId pack, Lane lane, int part, LaneCheck check, Findings findings) {
        int number = chunk.number();
        if (number >= 0 && number < check.chunks() && Chunk.part(number) == part) {
            check.chunk(number, chunk.bytes());
        } else {
            findings.fault(
                    RowName.storedChunk(session.keyspaces(), lane.modelVersion(), pack.value(), part, number),
                    "no row: the manifest names " + check.chunks() + " chunks",
                    chunk.bytes().length + " bytes");
        }
    }
}
