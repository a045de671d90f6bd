package org.threadkeep.client;

import java.util.function.Consumer;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.storage.Archive;

/** One turn as the archive has it, with its readable frame. */
public record ArchivedTurn(SnapshotEntry snapshot, TurnEntry entry, FrameContent.Readable frame) {
    /** What was said, byte for byte. */
    public byte[] data() {
        return frame.value(entry.index());
    }

    /** The whole Kafka record. */
    public FrameRecord kafkaRecord() {
        return frame.complete(snapshot, entry);
    }

    /** Gives every turn that was not erased, log by log; returns how many packs there are. */
    public static long forEach(Archive archive, Consumer<ArchivedTurn> into) {
        long packs = 0;
        for (StreamId stream : archive.log().streams()) {
            for (FreezeLogEntry pack : archive.log().entries(stream, 0)) {
                packs++;
                archive.packs().readManifest(pack).snapshots().forEach(snapshot -> give(archive, pack, snapshot, into));
            }
        }
        return packs;
    }

    private static void give(
            Archive archive, FreezeLogEntry pack, SnapshotEntry snapshot, Consumer<ArchivedTurn> into) {
        if (archive.frames().read(SnapshotRef.of(pack.pack(), snapshot)) instanceof FrameContent.Readable frame) {
            snapshot.turns().forEach(turn -> into.accept(new ArchivedTurn(snapshot, turn, frame)));
        }
    }
}
