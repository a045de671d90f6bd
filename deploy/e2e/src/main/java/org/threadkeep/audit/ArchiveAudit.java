package org.threadkeep.audit;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.client.OpenArchive;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.stack.LocalStack;

/** Reads the whole archive from Cassandra alone: every log from its first entry on, every pack, every frame. */
public final class ArchiveAudit implements AutoCloseable {
    private final Findings findings;
    private final OpenArchive open;
    private final Archive archive;
    private final Map<String, Map<String, Set<String>>> threads = new HashMap<>();
    private long packs;
    private long turns;
    private long duplicates;
    private long rejected;

    /** An audit of what this stack's Cassandra holds. */
    public ArchiveAudit(LocalStack stack, Findings findings) {
        this.findings = findings;
        this.open = new OpenArchive(stack);
        this.archive = open.archive();
    }

    /** Waits until the logs reach these ends of the topic's partitions; what doesn't in time is a finding. */
    public void awaitFrozen(Map<TopicPartition, Long> ends, Duration patience) {
        ends.forEach((partition, end) -> {
            if (!Wait.until(patience, () -> nextOffset(partition.partition()) == end)) {
                findings.add("archive: " + partition + " isn't frozen up to " + end + " after " + patience);
            }
        });
    }

    private long nextOffset(int partition) {
        return archive.log().streams().stream()
                .filter(stream -> stream.partition() == partition)
                .flatMap(stream -> archive.log().head(stream).stream())
                .mapToLong(FreezeLogEntry::nextOffset)
                .sum();
    }

    /** Reads everything; what doesn't fit together is a finding. */
    public void run() {
        for (StreamId stream : archive.log().streams()) {
            try {
                audit(stream);
            } catch (RuntimeException e) {
                findings.add("archive: " + stream + ": " + e.getMessage());
            }
        }
    }

    private void audit(StreamId stream) {
        long next = 0;
        BitSet offsets = new BitSet();
        for (FreezeLogEntry entry : archive.log().entries(stream, 0)) {
            if (entry.firstOffset() != next) {
                findings.add("archive: " + stream + " seq " + entry.seq() + " doesn't begin at " + next);
            }
            next = entry.nextOffset();
            audit(entry, offsets);
        }
    }

    private void audit(FreezeLogEntry entry, BitSet offsets) {
        PackManifest manifest = archive.packs().readManifest(entry);
        PackCounts counts = manifest.counts();
        packs++;
        turns += counts.turns();
        duplicates += counts.duplicates();
        rejected += counts.rejected();
        if (!counts.equals(entry.counts()) || counts.total() != entry.nextOffset() - entry.firstOffset()) {
            findings.add("archive: pack " + entry.pack() + " accounts for other offsets than the log");
        }
        for (SnapshotEntry snapshot : manifest.snapshots()) {
            audit(entry, snapshot, offsets);
        }
    }

    private void audit(FreezeLogEntry entry, SnapshotEntry snapshot, BitSet offsets) {
        FrameContent content = archive.frames().read(SnapshotRef.of(entry.pack(), snapshot));
        if (!(content instanceof FrameContent.Readable readable)) {
            findings.add("archive: frame " + snapshot.snapshotId() + " can't be read");
            return;
        }
        Map<String, Set<String>> thread =
                threads.computeIfAbsent(snapshot.threadId().orElse("unknown"), id -> new HashMap<>());
        for (TurnEntry turn : snapshot.turns()) {
            int offset = Math.toIntExact(turn.offset());
            boolean within = offset >= entry.firstOffset() && offset < entry.nextOffset();
            if (!within || offsets.get(offset)) {
                findings.add("archive: offset " + offset + " of " + entry.stream() + " twice or in a wrong pack");
            }
            offsets.set(offset);
            thread.computeIfAbsent(turn.turnId(), id -> new HashSet<>())
                    .add(Digests.sha256(readable.value(turn.index())));
        }
    }

    /** Digests of the bodies by turn id, by thread id. A turn that was sent again may be there again, with the same body. */
    public Map<String, Map<String, Set<String>>> threads() {
        return threads;
    }

    /** How much was read, for people. */
    public String summary() {
        return "%,d packs, %,d turns, %,d duplicates, %,d rejected".formatted(packs, turns, duplicates, rejected);
    }

    /** Drops the whole archive, but not its keys. */
    public void dropArchive() {
        open.session().execute("DROP KEYSPACE " + open.keyspaces().archive());
    }

    @Override
    public void close() {
        open.close();
    }
}
