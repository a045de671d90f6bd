package org.threadkeep.freezer.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.archive.storage.GapAcceptance;
import org.threadkeep.local.process.Wait;

/** Reads the archive as anybody can who has its keys, without the freezer. */
public final class ArchiveReader implements AutoCloseable {
    /** Replication of the tests' one node. */
    public static final String REPLICATION = "{'class':'NetworkTopologyStrategy','datacenter1':1}";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A turn as it is in the archive. */
    public record Frozen(TurnEntry entry, FrameRecord content) {}

    private final CqlSession session;
    private final Archive archive;

    /** Connects, and creates the schema if it isn't there. */
    public ArchiveReader(List<InetSocketAddress> contactPoints, String datacenter, Path kekFile) {
        this.session = CqlSession.builder()
                .addContactPoints(contactPoints)
                .withLocalDatacenter(datacenter)
                .build();
        ArchiveKeyspaces keyspaces = ArchiveKeyspaces.replicated(REPLICATION);
        ArchiveSchema.create(session, keyspaces);
        this.archive = new Archive(
                session,
                keyspaces,
                ArchiveSettings.defaults(),
                LocalFileKeyManagement.read(kekFile),
                CacheBounds.defaults());
    }

    /** The stream's log; the archive checks its chain. */
    public List<FreezeLogEntry> log(StreamId stream) {
        List<FreezeLogEntry> entries = new ArrayList<>();
        archive.log().entries(stream, 0).forEach(entries::add);
        return entries;
    }

    /** Whether the log reaches an offset; false also while the archive can't be asked. */
    public boolean isFrozenUpTo(StreamId stream, long nextOffset) {
        try {
            return archive.log()
                    .head(stream)
                    .filter(head -> head.nextOffset() >= nextOffset)
                    .isPresent();
        } catch (ArchiveUnavailableException e) {
            return false;
        }
    }

    /** The log, as soon as it reaches an offset. */
    public List<FreezeLogEntry> logUpTo(StreamId stream, long nextOffset) {
        if (!Wait.until(PATIENCE, () -> isFrozenUpTo(stream, nextOffset))) {
            throw new AssertionError("not frozen up to " + nextOffset + ": " + log(stream));
        }
        return log(stream);
    }

    /** Every turn of the stream, in the order of offsets. */
    public List<Frozen> turns(StreamId stream) {
        List<Frozen> turns = new ArrayList<>();
        for (FreezeLogEntry entry : log(stream)) {
            for (SnapshotEntry snapshot : archive.packs().readManifest(entry).snapshots()) {
                FrameContent content = archive.frames().read(SnapshotRef.of(entry.pack(), snapshot));
                FrameContent.Readable readable = (FrameContent.Readable) content;
                snapshot.turns().forEach(turn -> turns.add(new Frozen(turn, readable.complete(snapshot, turn))));
            }
        }
        turns.sort(Comparator.comparingLong(turn -> turn.entry().offset()));
        return turns;
    }

    /** What the manifests say of every turn of the stream, in the order of offsets. */
    public List<TurnEntry> entries(StreamId stream) {
        return log(stream).stream()
                .flatMap(entry -> archive.packs().readManifest(entry).snapshots().stream())
                .flatMap(snapshot -> snapshot.turns().stream())
                .sorted(Comparator.comparingLong(TurnEntry::offset))
                .toList();
    }

    /** The manifest of a committed pack. */
    public PackManifest manifest(FreezeLogEntry entry) {
        return archive.packs().readManifest(entry);
    }

    /** Accepts that everything up to an offset is lost, as the operator's command does. */
    public GapAcceptance.Outcome acceptGap(StreamId stream, long newNext, String by, String reason) {
        return archive.gaps().accept(stream, newNext, by, reason);
    }

    @Override
    public void close() {
        session.close();
    }
}
