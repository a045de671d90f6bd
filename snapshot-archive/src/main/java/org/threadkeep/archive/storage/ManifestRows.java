package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.pack.ManifestCodec;
import org.threadkeep.archive.verify.Findings;
import org.threadkeep.archive.verify.ManifestAssembly;
import org.threadkeep.archive.verify.ManifestCheck;

/** Leads the rows of a committed pack's manifest through their check. */
final class ManifestRows {
    private final ArchiveSession session;
    private final SelectManifestChunks selectManifestChunks;
    private final ManifestCodec manifests = new ManifestCodec();

    ManifestRows(ArchiveSession session) {
        this.session = session;
        this.selectManifestChunks = new SelectManifestChunks(session);
    }

    /** The manifest, if it is what its log entry committed to. */
    Optional<PackManifest> check(FreezeLogEntry entry, Findings findings) {
        ManifestAssembly assembly = new ManifestAssembly(
                entry.packDigest(),
                (first, last) -> RowName.manifestChunks(session.keyspaces(), entry.pack(), first, last),
                findings);
        for (int part = 0; assembly.next() == part * Chunk.PER_PART; part++) {
            feed(entry.pack(), part, assembly);
        }
        return assembly.end().flatMap(bytes -> decode(entry, bytes, findings));
    }

    private void feed(PackId pack, int part, ManifestAssembly assembly) {
        Iterator<Row> rows = selectManifestChunks.execute(pack.value(), part, Integer.MAX_VALUE);
        while (rows.hasNext()) {
            StoredChunk chunk = StoredChunk.from(rows.next());
            String name = RowName.storedManifest(session.keyspaces(), pack.value(), part, chunk.number());
            boolean inPart = chunk.number() >= 0 && Chunk.part(chunk.number()) == part;
            assembly.row(inPart ? chunk.number() : -1, name, chunk.bytes());
        }
    }

    private Optional<PackManifest> decode(FreezeLogEntry entry, byte[] bytes, Findings findings) {
        String row = RowName.manifestChunks(session.keyspaces(), entry.pack(), 0, Chunk.count(bytes.length) - 1);
        PackManifest manifest;
        try {
            manifest = manifests.decode(bytes);
        } catch (ArchiveFormatException e) {
            findings.fault(row, "a manifest that this version reads", e.getMessage());
            return Optional.empty();
        }
        return Optional.of(manifest).filter(read -> new ManifestCheck(entry, read, row, findings).passes());
    }
}
