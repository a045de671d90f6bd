package org.threadkeep.archivetool.read;

import java.util.Iterator;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveVerification;
import org.threadkeep.archive.verify.LogStep;

/** Reads every committed manifest, stream after stream, in the order of the logs; goes on past what is at fault. */
public final class ManifestWalk {
    /** Hears of what is read. */
    public interface Visitor {
        /** A committed pack. */
        void pack(FreezeLogEntry entry, PackManifest manifest);

        /** A row that can't be read; the packs that hang on it are passed over. */
        void unreadable(String why);
    }

    private final Archive archive;

    /** Over this archive. */
    public ManifestWalk(Archive archive) {
        this.archive = archive;
    }

    /**
     * Walks over all of it.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     */
    public void run(Visitor visitor) {
        ArchiveVerification logs = archive.verification();
        logs.logs().forEach((stream, buckets) -> {
            Iterator<LogStep> steps = logs.walk(stream, buckets, Optional.empty(), Optional.empty());
            while (steps.hasNext()) {
                LogStep step = steps.next();
                if (step instanceof LogStep.Committed committed) {
                    read(committed.entry(), visitor);
                } else if (step instanceof LogStep.Broken broken) {
                    visitor.unreadable(
                            broken.fault().row() + ": " + broken.fault().found());
                }
            }
        });
    }

    private void read(FreezeLogEntry entry, Visitor visitor) {
        PackManifest manifest;
        try {
            manifest = archive.packs().readManifest(entry);
        } catch (CorruptArchiveException | ArchiveFormatException e) {
            visitor.unreadable(e.getMessage());
            return;
        }
        visitor.pack(entry, manifest);
    }
}
