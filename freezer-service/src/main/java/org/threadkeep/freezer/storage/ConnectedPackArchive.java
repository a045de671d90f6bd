package org.threadkeep.freezer.storage;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.commit.PackArchive;

/** The archive of a connection; unavailable while there is none. */
public final class ConnectedPackArchive implements PackArchive {
    private final ArchiveConnection connection;

    /** Uses the archive that the connection has at each call. */
    public ConnectedPackArchive(ArchiveConnection connection) {
        this.connection = connection;
    }

    @Override
    public void prepareKeys(PackContent content) {
        connection.archive().encoder().prepareKeys(content);
    }

    @Override
    public SealedPack seal(PackContent content, RecentFrames.OfStream earlier) {
        return connection.archive().encoder().encode(content, earlier);
    }

    @Override
    public void write(SealedPack pack) {
        try {
            connection.archive().packs().write(pack).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public AppendOutcome append(FreezeLogEntry entry) {
        return connection.archive().log().append(entry);
    }

    @Override
    public Optional<FreezeLogEntry> find(StreamId stream, long seq) {
        return connection.archive().log().find(stream, seq);
    }

    @Override
    public Optional<FreezeLogEntry> head(StreamId stream) {
        return connection.archive().log().head(stream);
    }

    @Override
    public Iterable<FreezeLogEntry> entries(StreamId stream, long fromSeq) {
        return connection.archive().log().entries(stream, fromSeq);
    }
}
