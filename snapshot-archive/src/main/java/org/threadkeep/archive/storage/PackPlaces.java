package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.pack.ManifestCodec;
import org.threadkeep.archive.verify.LogPosition;

/** Finds out what the rows of a pack belong to, whatever is at fault; against logs as far as they were walked. Thread-safe. */
final class PackPlaces {
    private static final int REMEMBERED = 1_000;

    private final ArchiveSession session;
    private final SelectLogEntries selectLogEntries;
    private final SelectManifestChunks selectManifestChunks;
    private final Map<String, LogPosition> heads;
    private final ManifestCodec manifests = new ManifestCodec();
    private final Map<UUID, PackPlace> remembered = new LinkedHashMap<>();

    /** With the head of each stream's log. */
    PackPlaces(ArchiveSession session, SelectLogEntries selectLogEntries, Map<String, LogPosition> heads) {
        this.session = session;
        this.selectLogEntries = selectLogEntries;
        this.selectManifestChunks = new SelectManifestChunks(session);
        this.heads = Map.copyOf(heads);
    }

    PackPlace of(UUID pack) {
        synchronized (remembered) {
            PackPlace known = remembered.get(pack);
            if (known != null) {
                return known;
            }
        }
        PackPlace place = find(pack);
        if (place instanceof PackPlace.Committed || place instanceof PackPlace.Superseded) {
            remember(pack, place);
        }
        return place;
    }

    private void remember(UUID pack, PackPlace place) {
        synchronized (remembered) {
            if (remembered.size() == REMEMBERED) {
                remembered.clear();
            }
            remembered.put(pack, place);
        }
    }

    private PackPlace find(UUID pack) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = 0;
        int last = Chunk.BYTES;
        boolean any = false;
        for (int part = 0; next == part * Chunk.PER_PART; part++) {
            Iterator<Row> rows = selectManifestChunks.execute(pack, part, Integer.MAX_VALUE);
            while (rows.hasNext()) {
                StoredChunk chunk = StoredChunk.from(rows.next());
                any = true;
                if (chunk.number() == next && last == Chunk.BYTES) {
                    bytes.writeBytes(chunk.bytes());
                    last = chunk.bytes().length;
                    next++;
                }
            }
        }
        return any ? judge(pack, bytes.toByteArray(), last < Chunk.BYTES) : new PackPlace.Nowhere();
    }

    private PackPlace judge(UUID pack, byte[] bytes, boolean ends) {
        PackManifest manifest;
        try {
            manifest = manifests.decode(bytes);
        } catch (UnknownVersionException e) {
            return new PackPlace.Impossible("a manifest that this version reads", e.getMessage());
        } catch (ArchiveFormatException e) {
            return ends ? new PackPlace.Impossible("a manifest", e.getMessage()) : new PackPlace.Unfinished();
        }
        if (!manifest.pack().value().equals(pack)) {
            return new PackPlace.Impossible("the manifest of this pack", "the one of pack " + manifest.pack());
        }
        return placed(new StoredManifest(manifest, bytes.length));
    }

    private PackPlace placed(StoredManifest stored) {
        PackManifest manifest = stored.manifest();
        LogPosition head = heads.get(manifest.stream().text());
        Optional<FreezeLogEntry> entry = head == null ? Optional.empty() : search(head, manifest.firstOffset());
        if (entry.isEmpty()) {
            return new PackPlace.Uncommitted(manifest, head == null ? 0 : head.nextOffset());
        }
        return entry.get().pack().equals(manifest.pack()) ? PackPlace.Committed.of(stored) : new PackPlace.Superseded();
    }

    /** As {@link LogSearch}, but past entries that are at fault. */
    private Optional<FreezeLogEntry> search(LogPosition head, long offset) {
        long low = 0;
        long high = head.seq();
        while (low <= high && offset < head.nextOffset()) {
            long middle = low + (high - low) / 2;
            Optional<FreezeLogEntry> entry = firstReadable(head.stream(), middle, high);
            if (entry.isEmpty() || offset < entry.get().firstOffset()) {
                high = middle - 1;
            } else if (offset >= entry.get().nextOffset()) {
                low = entry.get().seq() + 1;
            } else {
                return entry;
            }
        }
        return Optional.empty();
    }

    private Optional<FreezeLogEntry> firstReadable(String stream, long from, long to) {
        int bucketSize = session.settings().logBucketSize();
        Iterator<Row> rows = selectLogEntries.execute(stream, from / bucketSize, from, 2);
        while (rows.hasNext()) {
            Row row = rows.next();
            try {
                FreezeLogEntry entry = LogRow.wholeEntry(row, session.keyspaces());
                return Optional.of(entry).filter(found -> found.seq() <= to);
            } catch (CorruptArchiveException faultOfTheLog) {
                continue; // the walk over the log names it
            }
        }
        return Optional.empty();
    }
}
