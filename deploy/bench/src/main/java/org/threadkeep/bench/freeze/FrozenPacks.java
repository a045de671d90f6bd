package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;

/**
 * What stands in the freeze log, told by its manifests.
 *
 * @param turns that are frozen
 * @param chunkBytes for each pack the sizes of the rows that it was written in, the turns in front
 */
public record FrozenPacks(long turns, List<List<Long>> chunkBytes) {
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";

    /** The archive as the bench reads it. */
    public static Archive archive(CqlSession session, Path keyEncryptionKey) {
        return new Archive(
                session,
                ArchiveKeyspaces.replicated(REPLICATION),
                ArchiveSettings.defaults(),
                LocalFileKeyManagement.read(keyEncryptionKey),
                CacheBounds.defaults());
    }

    /** Up to where all streams are frozen, together. */
    static long frozenOffsets(Archive archive) {
        return archive.log().streams().stream()
                .flatMap(stream -> archive.log().head(stream).stream())
                .mapToLong(FreezeLogEntry::nextOffset)
                .sum();
    }

    /** All that is frozen now. */
    public static FrozenPacks read(CqlSession session, Path keyEncryptionKey) {
        Archive archive = archive(session, keyEncryptionKey);
        long turns = 0;
        List<List<Long>> rows = new ArrayList<>();
        for (StreamId stream : archive.log().streams()) {
            for (FreezeLogEntry entry : archive.log().entries(stream, 0)) {
                turns += entry.counts().turns();
                rows.add(rows(entry, archive.packs().readManifest(entry)));
            }
        }
        return new FrozenPacks(turns, rows);
    }

    private static List<Long> rows(FreezeLogEntry entry, PackManifest manifest) {
        List<Long> rows = new ArrayList<>(List.of(entry.counts().turns()));
        for (Lane lane : manifest.lanes()) {
            for (long left = lane.bytes(); left > 0; left -= Chunk.BYTES) {
                rows.add(Math.min(left, Chunk.BYTES));
            }
        }
        return rows;
    }

    /**
     * Looks whether all are there.
     *
     * @throws IllegalStateException when there are fewer, or more
     */
    public void requireAll(long expected) {
        if (turns != expected) {
            throw new IllegalStateException(turns + " of " + expected + " turns are frozen");
        }
    }

    /** Of all chunks. */
    public long bytes() {
        return chunkBytes.stream()
                .flatMap(rows -> rows.stream().skip(1))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** A line for each pack. */
    public List<String> lines() {
        return chunkBytes.stream()
                .map(rows -> rows.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(" ")))
                .toList();
    }
}
