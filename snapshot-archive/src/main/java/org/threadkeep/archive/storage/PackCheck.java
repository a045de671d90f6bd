package org.threadkeep.archive.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archive.verify.Findings;

/** Recomputes everything of a committed pack: manifest, chunks, frames and, with keys, the records in them. */
final class PackCheck {
    private final ArchiveSession session;
    private final FrameStore frames;
    private final ManifestRows manifests;
    private final LaneRows lanes;

    PackCheck(ArchiveSession session, FrameStore frames) {
        this.session = session;
        this.frames = frames;
        this.manifests = new ManifestRows(session);
        this.lanes = new LaneRows(session);
    }

    void check(FreezeLogEntry entry, boolean withKeys, Findings findings) {
        findings.count(Counted.packs, 1);
        findings.count(Counted.turns, entry.counts().turns());
        findings.count(Counted.gaps, entry.counts().lost() > 0 ? 1 : 0);
        manifests.check(entry, findings).ifPresent(manifest -> check(entry.pack(), manifest, withKeys, findings));
    }

    private void check(PackId pack, PackManifest manifest, boolean withKeys, Findings findings) {
        Set<FrameEntry> broken = new HashSet<>();
        manifest.framesByLane().forEach((lane, ofLane) -> broken.addAll(lanes.check(pack, lane, ofLane, findings)));
        List<SnapshotEntry> snapshots = manifest.snapshots();
        findings.count(
                Counted.untried, snapshots.stream().filter(broken::contains).count());
        if (withKeys) {
            snapshots.stream()
                    .filter(snapshot -> !broken.contains(snapshot))
                    .forEach(snapshot -> open(pack, snapshot, findings));
        }
    }

    private void open(PackId pack, SnapshotEntry snapshot, Findings findings) {
        SnapshotRef ref = SnapshotRef.of(pack, snapshot);
        try {
            FrameContent content = frames.read(ref);
            if (content instanceof FrameContent.Readable readable) {
                opened(ref, snapshot.turns().size(), readable.stored().size(), findings);
            } else {
                findings.count(Counted.tombstones, 1);
            }
        } catch (CorruptArchiveException e) {
            findings.fault(Fault.of(e, "frame " + snapshot.snapshotId() + ", that opens with its key"));
        } catch (ArchiveFormatException e) {
            findings.fault(name(ref), "a frame that this version reads", e.getMessage());
        } catch (KeyUnavailableException e) {
            findings.count(Counted.untried, 1); // the check of the keys names the row
        }
    }

    private void opened(SnapshotRef ref, int turns, int records, Findings findings) {
        if (records == turns) {
            findings.count(Counted.decrypted, 1);
        } else {
            findings.fault(name(ref), turns + " records", records + " records");
        }
    }

    private String name(SnapshotRef ref) {
        return RowName.chunks(
                session.keyspaces(),
                ref.modelVersion(),
                ref.pack(),
                LaneReader.firstChunk(ref.place()),
                LaneReader.lastChunk(ref.place()));
    }
}
