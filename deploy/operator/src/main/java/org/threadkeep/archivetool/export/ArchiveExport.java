package org.threadkeep.archivetool.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archivetool.read.ManifestWalk;

/** Exports an archive, or a part of it. */
public final class ArchiveExport {
    /**
     * What was exported.
     *
     * @param packs that were looked at
     * @param erased turns of which only the manifest's entry is left
     * @param unreadable turns, and rows of logs and manifests, that can't be read
     */
    public record Counts(long packs, long turns, long erased, long unreadable) {}

    private final Archive archive;
    private final Consumer<String> troubles;
    private final LongConsumer scanned;

    /** Tells troubles as they are met, and after every pack how many were looked at. */
    public ArchiveExport(Archive archive, Consumer<String> troubles, LongConsumer scanned) {
        this.archive = archive;
        this.troubles = troubles;
        this.scanned = scanned;
    }

    /**
     * Writes a bag; it is whole when {@code bagit.txt} is there.
     *
     * @throws IllegalArgumentException when the directory isn't empty
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; begin anew, in another
     *     directory
     */
    public Counts to(Path directory, Optional<String> tenant, Optional<String> thread) {
        try (Bag bag = Bag.begin(directory)) {
            Export export = new Export(archive, tenant, thread, bag, troubles, scanned);
            new ManifestWalk(archive).run(export);
            bag.seal();
            return export.counts();
        }
    }
}
