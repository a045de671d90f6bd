package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.UUID;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Findings;

/** Looks at every partition of manifests: does anything name it? */
final class ManifestScan {
    private final ArchiveSession session;
    private final SelectPackIds selectPackIds;
    private final SelectManifestChunks selectManifestChunks;
    private final LaneRows lanes;

    ManifestScan(ArchiveSession session) {
        this.session = session;
        this.selectPackIds = new SelectPackIds(session);
        this.selectManifestChunks = new SelectManifestChunks(session);
        this.lanes = new LaneRows(session);
    }

    void check(TokenRange range, PackPlaces places, Findings findings) {
        Iterator<Row> rows = selectPackIds.execute(range);
        while (rows.hasNext()) {
            Row row = rows.next();
            look(row.getUuid("pack_id"), row.getInt("part"), places, findings);
        }
    }

    private void look(UUID pack, int part, PackPlaces places, Findings findings) {
        PackPlace place = places.of(pack);
        if (place instanceof PackPlace.Committed committed) {
            if (part < 0 || part >= committed.manifestParts()) {
                fault(pack, part, "no row: the manifest takes partitions below " + committed.manifestParts(), findings);
            }
        } else if (place instanceof PackPlace.Nowhere) {
            fault(pack, part, "no row: the manifest's first partition isn't there", findings);
        } else if (part == 0) {
            judge(pack, place, findings);
        }
    }

    private void judge(UUID pack, PackPlace place, Findings findings) {
        if (place instanceof PackPlace.Impossible impossible) {
            findings.fault(
                    RowName.storedManifest(session.keyspaces(), pack, 0, 0), impossible.expected(), impossible.found());
        } else if (place instanceof PackPlace.Superseded) {
            findings.count(Counted.superseded, 1);
        } else if (place instanceof PackPlace.Uncommitted uncommitted) {
            uncommitted(uncommitted.manifest(), uncommitted.head(), findings);
        } else {
            findings.count(Counted.unfinished, 1);
        }
    }

    private void uncommitted(PackManifest manifest, long head, Findings findings) {
        Findings ofChunks = new Findings();
        manifest.framesByLane().forEach((lane, frames) -> lanes.check(manifest.pack(), lane, frames, ofChunks));
        if (!ofChunks.faults().isEmpty()) {
            findings.count(Counted.unfinished, 1);
            return;
        }
        findings.count(Counted.uncommitted, 1);
        if (manifest.firstOffset() > head) {
            findings.warn(
                    "pack " + manifest.pack() + " is whole, and begins at offset " + manifest.firstOffset() + " of "
                            + manifest.stream() + ", whose log ends at " + head
                            + ": packs between were never committed, or the log lost its last entries");
        }
    }

    /** Unless it was swept meanwhile. */
    private void fault(UUID pack, int part, String expected, Findings findings) {
        Iterator<Row> rows = selectManifestChunks.execute(pack, part, Integer.MAX_VALUE);
        while (rows.hasNext()) {
            StoredChunk chunk = StoredChunk.from(rows.next());
            findings.fault(
                    RowName.storedManifest(session.keyspaces(), pack, part, chunk.number()),
                    expected,
                    chunk.bytes().length + " bytes");
        }
    }
}
