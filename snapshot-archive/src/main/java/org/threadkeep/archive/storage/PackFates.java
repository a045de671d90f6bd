package org.threadkeep.archive.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.StreamId;

/** Finds out what packs are, or can still become. */
final class PackFates {
    private final ArchiveSession session;
    private final FreezeLog log;
    private final PackStore packs;

    PackFates(ArchiveSession session, FreezeLog log, PackStore packs) {
        this.session = session;
        this.log = log;
        this.packs = packs;
    }

    PackFate of(PackId pack, Instant olderThan) {
        if (!pack.createdAt().isBefore(olderThan)) {
            return new PackFate.Young();
        }
        PackManifest manifest;
        try {
            manifest = packs.readUnvouched(pack).manifest();
        } catch (CorruptArchiveException | ArchiveFormatException e) {
            return new PackFate.Unreadable(e.getMessage());
        }
        return placed(manifest);
    }

    /** The log has one entry for each offset, for ever: who is named there has won, and whoever else wanted it has lost. */
    private PackFate placed(PackManifest manifest) {
        Optional<FreezeLogEntry> winner = log.findByOffset(manifest.stream(), manifest.firstOffset());
        if (winner.isEmpty()) {
            return new PackFate.Open();
        }
        boolean won = winner.get().pack().equals(manifest.pack());
        return won ? new PackFate.Committed() : new PackFate.Superseded();
    }

    /**
     * Checks superseded packs against every entry of every log, so that also a manifest that rotted into another one's likeness
     * can't bring anything frozen down.
     *
     * @throws CorruptArchiveException when an entry names one of them
     */
    void requireUnnamed(Set<PackId> superseded) {
        for (StreamId stream : log.streams()) {
            for (FreezeLogEntry entry : log.entries(stream, 0)) {
                if (superseded.contains(entry.pack())) {
                    throw new CorruptArchiveException(
                            RowName.manifest(session.keyspaces(), entry.pack()),
                            "is not what was committed as " + stream + " seq " + entry.seq());
                }
            }
        }
    }
}
