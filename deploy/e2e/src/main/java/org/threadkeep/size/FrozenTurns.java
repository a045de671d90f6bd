package org.threadkeep.size;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.client.Progress;
import org.threadkeep.local.process.Wait;

/** What the freezer has committed. */
final class FrozenTurns {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    private final Archive archive;
    private long packs;

    FrozenTurns(CqlSession session, Path keyEncryptionKey) {
        this.archive = new Archive(
                session,
                ArchiveKeyspaces.replicated(REPLICATION),
                ArchiveSettings.defaults(),
                LocalFileKeyManagement.read(keyEncryptionKey),
                CacheBounds.defaults());
    }

    void await(long turns) {
        if (!Wait.until(PATIENCE, () -> frozen() >= turns)) {
            throw new IllegalStateException(
                    "only " + frozen() + " of " + turns + " turns are frozen after " + PATIENCE);
        }
    }

    private long frozen() {
        return archive.log().streams().stream()
                .flatMap(stream -> archive.log().head(stream).stream())
                .mapToLong(FreezeLogEntry::nextOffset)
                .sum();
    }

    /** How many turns are not, byte for byte, what was sent; {@code sent} are digests by turn id. */
    long differing(Map<String, String> sent) {
        Progress progress = new Progress("compared");
        long same = 0;
        for (StreamId stream : archive.log().streams()) {
            for (FreezeLogEntry entry : archive.log().entries(stream, 0)) {
                packs++;
                for (SnapshotEntry snapshot :
                        archive.packs().readManifest(entry).snapshots()) {
                    same += same(entry, snapshot, sent);
                    progress.at(same);
                }
            }
        }
        progress.say(same);
        return sent.size() - same;
    }

    private long same(FreezeLogEntry entry, SnapshotEntry snapshot, Map<String, String> sent) {
        FrameContent content = archive.frames().read(SnapshotRef.of(entry.pack(), snapshot));
        long same = 0;
        for (TurnEntry turn : snapshot.turns()) {
            boolean equal = content instanceof FrameContent.Readable readable
                    && Digests.sha256(readable.value(turn.index())).equals(sent.get(turn.turnId()));
            same += equal ? 1 : 0;
        }
        return same;
    }

    /** How many packs were compared. */
    long packs() {
        return packs;
    }
}
