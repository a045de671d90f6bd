package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.pack.ManifestCodec;

/**
 * Writes packs, and reads their manifests. What is written stays invisible until the freeze log names it. The manifest goes
 * first: so every chunk that is left over belongs to a manifest that tells whether it can still become part of the archive.
 */
public final class PackStore {
    private final ArchiveSession session;
    private final InsertChunk insertChunk;
    private final InsertManifestChunk insertManifestChunk;
    private final SelectManifestChunks selectManifestChunks;
    private final ManifestCodec manifests = new ManifestCodec();

    PackStore(ArchiveSession session) {
        this.session = session;
        this.insertChunk = new InsertChunk(session);
        this.insertManifestChunk = new InsertManifestChunk(session);
        this.selectManifestChunks = new SelectManifestChunks(session);
    }

    /**
     * Writes the manifest and, when that is acknowledged, all chunks. The stage ends when nothing is in flight any more; it
     * fails with {@link org.threadkeep.archive.ArchiveUnavailableException}, and writing the same pack again is always safe.
     */
    public CompletionStage<Void> write(SealedPack pack) {
        PackId id = pack.manifest().pack();
        int inFlight = session.settings().inFlight();
        return writeManifest(id, pack.manifestBytes(), inFlight)
                .thenCompose(
                        manifest -> Concurrently.map(pack.chunks(), inFlight, chunk -> insertChunk.execute(id, chunk)))
                .thenApply(written -> null);
    }

    private CompletionStage<?> writeManifest(PackId pack, byte[] manifest, int inFlight) {
        List<Integer> numbers =
                IntStream.range(0, (int) Chunk.count(manifest.length)).boxed().toList();
        return Concurrently.map(numbers, inFlight, number -> {
            int from = number * Chunk.BYTES;
            int length = Math.min(Chunk.BYTES, manifest.length - from);
            return insertManifestChunk.execute(pack, number, ByteBuffer.wrap(manifest, from, length));
        });
    }

    /**
     * The manifest of a committed pack, checked against its log entry.
     *
     * @throws CorruptArchiveException when rows are missing or aren't what the log committed to
     * @throws UnknownVersionException when a newer library wrote it
     * @throws org.threadkeep.archive.ArchiveUnavailableException when it can't be read now; retry safe
     */
    public PackManifest readManifest(FreezeLogEntry entry) {
        byte[] stored = readManifestBytes(entry.pack());
        String row = RowName.manifest(session.keyspaces(), entry.pack());
        if (!Digests.sha256(stored).equals(entry.packDigest())) {
            throw new CorruptArchiveException(
                    row,
                    stored.length + " bytes in all, whose digest is not the pack_digest of " + entry.stream() + " seq "
                            + entry.seq());
        }
        PackManifest manifest = decode(stored, row);
        boolean same = manifest.pack().equals(entry.pack())
                && manifest.stream().equals(entry.stream())
                && manifest.firstOffset() == entry.firstOffset()
                && manifest.nextOffset() == entry.nextOffset()
                && manifest.counts().equals(entry.counts());
        if (!same) {
            throw new CorruptArchiveException(
                    row, "pack, offsets or counts are not those of " + entry.stream() + " seq " + entry.seq());
        }
        return manifest;
    }

    /**
     * The manifest of a pack that no log entry vouches for: nothing shows that it is what was written.
     *
     * @throws CorruptArchiveException when it isn't whole, or another pack's
     * @throws UnknownVersionException when a newer library wrote it
     * @throws org.threadkeep.archive.ArchiveUnavailableException when it can't be read now; retry safe
     */
    StoredManifest readUnvouched(PackId pack) {
        byte[] stored = readManifestBytes(pack);
        String row = RowName.manifest(session.keyspaces(), pack);
        PackManifest manifest = decode(stored, row);
        if (!manifest.pack().equals(pack)) {
            throw new CorruptArchiveException(row, "is the manifest of pack " + manifest.pack());
        }
        return new StoredManifest(manifest, stored.length);
    }

    private PackManifest decode(byte[] stored, String row) {
        try {
            return manifests.decode(stored);
        } catch (UnknownVersionException e) {
            throw e;
        } catch (ArchiveFormatException e) {
            throw new CorruptArchiveException(row, e.getMessage(), e);
        }
    }

    /** All chunks, partition after partition, until a partition isn't full. */
    private byte[] readManifestBytes(PackId pack) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int expected = 0;
        for (int part = 0; expected == part * Chunk.PER_PART; part++) {
            Iterator<Row> rows = selectManifestChunks.execute(pack, part);
            while (rows.hasNext()) {
                StoredChunk chunk = StoredChunk.from(rows.next());
                if (chunk.number() != expected) {
                    throw new CorruptArchiveException(
                            RowName.manifestChunk(session.keyspaces(), pack, expected), "is missing");
                }
                bytes.writeBytes(chunk.bytes());
                expected++;
            }
        }
        return bytes.toByteArray();
    }
}
