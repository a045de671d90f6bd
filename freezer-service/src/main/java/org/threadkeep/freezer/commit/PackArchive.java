package org.threadkeep.freezer.commit;

import java.util.Optional;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.pack.RecentFrames;

/**
 * What the freezer needs of the archive, each call blocking. Every call that throws {@link
 * org.threadkeep.archive.ArchiveUnavailableException} can be made again.
 */
public interface PackArchive {
    /**
     * Reads the keys of the turns' subjects into memory, and makes those of new subjects. Sealing does it too; who calls this
     * before seals without waiting for Cassandra.
     */
    void prepareKeys(PackContent content);

    /**
     * Compresses, encrypts and lays out. Nothing is written but keys of new subjects, if they are not prepared.
     *
     * @param earlier what the stream's packs before this one left to build on
     */
    SealedPack seal(PackContent content, RecentFrames.OfStream earlier);

    /** Writes the chunks of data and manifest, which nobody sees before the log names them. Can be repeated. */
    void write(SealedPack pack);

    /** Appends to the freeze log, if nobody else has taken that place. */
    AppendOutcome append(FreezeLogEntry entry);

    /** The entry in a place of the log, read at serial consistency. */
    Optional<FreezeLogEntry> find(StreamId stream, long seq);

    /** The last entry, read at serial consistency. */
    Optional<FreezeLogEntry> head(StreamId stream);

    /** The entries from a place on, in order. */
    Iterable<FreezeLogEntry> entries(StreamId stream, long fromSeq);
}
