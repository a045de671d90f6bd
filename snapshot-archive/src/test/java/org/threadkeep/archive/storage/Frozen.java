package org.threadkeep.archive.storage;

import java.util.List;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.frame.Frames;

/** Reads back what a test wrote. */
final class Frozen {
    private Frozen() {}

    /** The whole records of a snapshot, which can be read. */
    static List<FrameRecord> records(Archive archive, SealedPack pack, int snapshot) {
        SnapshotEntry entry = pack.manifest().snapshots().get(snapshot);
        return Frames.whole(archive.frames().read(SnapshotRef.of(pack.manifest().pack(), entry)), entry);
    }
}
