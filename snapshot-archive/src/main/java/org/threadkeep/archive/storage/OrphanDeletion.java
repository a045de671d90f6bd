package org.threadkeep.archive.storage;

import java.util.List;
import java.util.stream.IntStream;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;

/** Deletes all that was written of a pack. Twice is as good as once. Blocks. */
final class OrphanDeletion {
    private final int inFlight;
    private final DeleteOrphanChunks deleteOrphanChunks;
    private final DeleteOrphanManifest deleteOrphanManifest;

    OrphanDeletion(ArchiveSession session) {
        this.inFlight = session.settings().inFlight();
        this.deleteOrphanChunks = new DeleteOrphanChunks(session);
        this.deleteOrphanManifest = new DeleteOrphanManifest(session);
    }

    /** The manifest goes last, and its first partition last of all: whoever is interrupted is led here again. */
    void delete(StoredManifest stored) {
        PackId pack = stored.manifest().pack();
        for (Lane lane : stored.manifest().lanes()) {
            Concurrently.await(Concurrently.map(
                    parts(lane), inFlight, part -> deleteOrphanChunks.execute(lane.modelVersion(), pack, part)));
        }
        for (int part = stored.parts() - 1; part >= 0; part--) {
            Concurrently.await(deleteOrphanManifest.execute(pack, part));
        }
    }

    private static List<Integer> parts(Lane lane) {
        return IntStream.range(0, StoredManifest.partsOf(lane.bytes())).boxed().toList();
    }
}
