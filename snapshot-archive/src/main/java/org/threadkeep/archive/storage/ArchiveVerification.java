package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.verify.Findings;
import org.threadkeep.archive.verify.LogPosition;
import org.threadkeep.archive.verify.LogStep;

/**
 * Recomputes what is stored, piece by piece: first every log with its packs, then, the other way round, every row that no
 * committed pack may name. Thread-safe; blocks; what it finds at fault, it reports and goes on.
 *
 * <p>All methods throw {@link org.threadkeep.archive.ArchiveUnavailableException} when Cassandra can't answer now; retry safe.
 */
public final class ArchiveVerification {
    private final ArchiveSession session;
    private final SelectLogStreams selectLogStreams;
    private final SelectLogEntries selectLogEntries;
    private final PackCheck packs;
    private final ManifestScan manifests;
    private final ChunkScan chunks;
    private final KeyScan keys;

    ArchiveVerification(ArchiveSession session, FrameStore frames, SubjectKeys subjectKeys) {
        this.session = session;
        this.selectLogStreams = new SelectLogStreams(session);
        this.selectLogEntries = new SelectLogEntries(session);
        this.packs = new PackCheck(session, frames);
        this.manifests = new ManifestScan(session);
        this.chunks = new ChunkScan(session);
        this.keys = new KeyScan(session, subjectKeys);
    }

    /** The logs' streams, as they are stored, with the buckets of each. */
    public NavigableMap<String, NavigableSet<Long>> logs() {
        NavigableMap<String, NavigableSet<Long>> buckets = new TreeMap<>();
        Iterator<Row> rows = selectLogStreams.partitions();
        while (rows.hasNext()) {
            Row row = rows.next();
            buckets.computeIfAbsent(row.getString("stream"), stream -> new TreeSet<>())
                    .add(row.getLong("bucket"));
        }
        return buckets;
    }

    /**
     * Every row of a log, in order, page by page.
     *
     * @param buckets that the stream has
     * @param after where an earlier walk ended
     * @param expected an entry that was once seen, and must still be there
     */
    public Iterator<LogStep> walk(
            String stream, NavigableSet<Long> buckets, Optional<LogPosition> after, Optional<LogPosition> expected) {
        return new LogWalk(session, selectLogEntries, stream, buckets, after, expected);
    }

    /**
     * The pack of a log entry.
     *
     * @param withKeys whether frames are decrypted too
     */
    public Findings pack(FreezeLogEntry entry, boolean withKeys) {
        Findings findings = new Findings();
        packs.check(entry, withKeys, findings);
        return findings;
    }

    /** What the rows of manifests and chunks belong to, when the logs end at these heads, by stream. */
    public Scan scan(Map<String, LogPosition> heads) {
        return new Scan(new PackPlaces(session, selectLogEntries, heads));
    }

    /** Looks at ranges of the ring. Thread-safe. */
    public final class Scan {
        private final PackPlaces places;

        private Scan(PackPlaces places) {
            this.places = places;
        }

        /** Manifests that no log entry names, and partitions that no manifest has. */
        public Findings manifests(TokenRange range) {
            Findings findings = new Findings();
            manifests.check(range, places, findings);
            return findings;
        }

        /** Chunks that no manifest names. */
        public Findings chunks(TokenRange range) {
            Findings findings = new Findings();
            chunks.check(range, places, findings);
            return findings;
        }

        /** Keys that can't be unwrapped. */
        public Findings keys(TokenRange range) {
            Findings findings = new Findings();
            keys.check(range, findings);
            return findings;
        }
    }
}
