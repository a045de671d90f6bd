package org.threadkeep.archivetool.read;

import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.archive.storage.FrameStore;

/** Reads frames; one that can't be read is no reason not to read the others. */
public final class Contents {
    private final FrameStore frames;

    /** Of these frames. */
    public Contents(FrameStore frames) {
        this.frames = frames;
    }

    /**
     * The content of a snapshot.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     */
    public Content read(PackId pack, SnapshotEntry snapshot) {
        FrameContent content;
        try {
            content = frames.read(SnapshotRef.of(pack, snapshot));
        } catch (CorruptArchiveException | ArchiveFormatException | KeyUnavailableException e) {
            return new Content.Unreadable(e.getMessage());
        }
        if (!(content instanceof FrameContent.Readable readable)) {
            return new Content.Erased();
        }
        int records = readable.stored().size();
        int turns = snapshot.turns().size();
        return records == turns
                ? new Content.Records(snapshot.turns().stream()
                        .map(turn -> readable.complete(snapshot, turn))
                        .toList())
                : new Content.Unreadable("frame " + snapshot.snapshotId() + " holds " + records + " records, but the "
                        + "manifest names " + turns + " turns");
    }
}
